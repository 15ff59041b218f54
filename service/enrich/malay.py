"""Words that are Malay rather than Indonesian, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beza, berbeza, perbezaannya.
ROOTS = {
    3: """
    adun akaun akhbar aktiviti alahan almari antarabangsa arkib arkitek arnab askar automatik
    autoriti badminton bahawa baldi bandaraya bankrap basikal basuh bateri belanjawan beratur
    beregu beza bimbit bogel bomba brek buaian bumbung butang cakap cakera calar cantas cecair
    cerap cili comel cuba cukai dadah denggi disember diskaun ejaan ejen eksport elaun empayar
    enjin eropah faham fakulti fesyen filem fizik fizikal gabenor gangsa garaj godam habuk
    haiwan hantar helang hiris hodoh hospital identiti imej inggeris inspektor insurans isnin
    isteri jadual jambatan jenama jenayah jepun jerebu jersi jiran julai jumaat jurulatih
    juruteknik kabus kad kakitangan kanser kapasiti kastam kasut katil kaunseling kedekut
    kejohanan kekok kelakar kelawar kemalangan kempen kenderaan kerana kerjaya kerusi kewangan
    khuatir kilang kod komuniti konsert kritikal kualiti labur lawat lebuh lebuhraya lembu litar
    logik longkang lopak mahkamah mahu majoriti makmal markah matematik melancong mesej
    mesyuarat minit minoriti motosikal muflis muzik muzium naib nombor notis ogos parlimen parti
    pasport paun pautan peguam pejabat pekeliling peladang pelitup peluh pembangkang pencen
    pendakwa pengadil pengerusi penggodam peninju penoreh penternak penyepit penyodok penyokong
    pepijat peranti peratus percuma perlawanan pesakit pesawah pingat pinggan polis ponteng
    projek rasuah realiti rebet renyai resipi rogol rompak rosak runcit selia selipar seluar
    seludup seterika setiausaha sihat sijil simptom sirap skrin spesis stesen suis syak syampu
    syarikat syor tadbir tadika tajaan tauliah tayar teknikal telefon televisyen tembikai tempah
    terowong tertuduh tibi tilam timbalan tingkap trak treler ubat universiti wain wayar yuran
    """,
    2: """
    apartmen awak berjaya bilik cabar cuai dakwa doktor elektrik fikir gegar gesa gubal hujung
    jawatan jejas kahwin kelab kerajaan kongsi kuih letup lori mansuh maruah mohonnya olimpik
    pelabur pelancong penat pengsan peniaga pentadbiran perniagaan pinda prestij prioriti puteri
    rahsia rakam rakan rasmi risau rungut salji saman selesa sempadan sokong suria suspek
    tahniah tentera undi wang zon
    """,
    1: """
    dawai elak helikopter jimat jumpa khidmat lembap putera risalah runding siasat taraf
    """,
    0.5: """
    bertolak
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    acano achik adiwira adoi adoyai aduhai agong ahad aidiladha aidilfitri ais aiskrim aiyo aje
    ajk akauntan alahai alatan allahyarham amatur anak-kapal andaman angah angkasawan apam
    apasal apatah apo asid atmosfera atuk awat awek ayuh bagitahu bagitau bahagi bahagian
    bahagikan baharu bahawasanya bahru baiki baikpulih baitulmal bajet baki balang balkoni
    bancian banduan bangang bangkrap banglo bantut barbeku bas batu-seremban baucar baucer bawak
    beg bekalan bekas-bekas belacan belasah belayar bende bengang berasaskan berasingan beratus
    berbaloi berbilang berbilion berborak berbual bercucuk bercuti berdepan berdikari berhemah
    berhujah beriadah berikutan berjangkit berjimat berjogging berjuta berkahwin berkawan
    berkedut berkelah berkemungkinan berkhatan berkhemah berkuatkuasa berkurangan berlakon
    berlanggar berlopak bermuafakat berniaga berpandu berpasukan berprihatin berpunca berpusing
    bersara bersebab bersefahaman bersembang bersempena bersenam bersendirian berseorangan
    bersiri bersorok bersubahat bersukan bertarikh bertembung bertuah bertunang bertungkus
    berudu berundur berus besbol bestnya betik bgtau bharu bhd biadap biasalah biasiswa bijirin
    bil bilion bilionair bilis biskut bisnes bkt blum bnm bolasepak boleh-jadi bolehlah bonet
    bongsu borang boria briged briyani buasir budak-budak buli buluh bumiputera bunga-telur
    cabaran camna camne camner camni camtu canselor capati carian carta carum caruman catuan
    cebok cekodok cekup cemana cendawan cenderahati cenderamata cengkerik cenuram cerek cergas
    cerun ceti chokelat cik cikgu cirit-birit cmne colek cuepacs cun dahaga dahlah daif dakwat
    dap darab daripadanya darjat datin dato dbkl deepavali defendan dekad dengo depaq deria
    dewan-undangan diabetis dialu dianggarkan dibahagian dibaiki dibuli dicekup diceroboh
    didedahkan didera didokong dieksport difailkan digazet digubal diguna digunapakai diiktiraf
    diimport diisytihar diisytiharkan dijangka dijangkakan dijangkiti dikebumikan dikemaskini
    dikenalpasti dikesan diketengahkan dikir dikompaun dikurniakan dilakonkan dilaraskan dilayan
    diliwat dilucutkan dimaklumkan dimaklumkannya dimansuhkan dimartabatkan dimuatkan dimulakan
    dinafikan dinaik dinasihatkan diorang diorg dipam dipanjangkan diperap diperkatakan
    diperluaskan diperolehi dipertanggungjawab dipertingkatkan dipinda diraja dirasmikan direman
    dirempuh disabitkan disahkan disaman disedari disekat diselaraskan disenaraikan disengajakan
    disiasat disorok disorokkan diterjemah ditetak ditewaskan dituai ditubuhkan diturap
    diubahsuai diupah dobi dokongan dokumentari dorang dorg dozen dramatik dsp dukacitanya duli
    e-dagang e-dompet e-mel ehwal ejas ek ekar ekoran eksiden ekuiti ekzos elakkan eletrik emel
    empangan enakmen encik entiti epal epf episod erti esei esok exco faraid fasal fasiliti
    felcra felda fleksibiliti forklif fotostat galah-panjang galakkan gamaknya garfu gelen
    gementar gempak gengster gerabak gerudi gimnasium gomen graduan graduasi gred guaman
    guamannya gula-gula guli haba habaq hadith hairan haish hakcipta hakisan hakmilik hala
    halaju halia halimunan hampeh harini haritu hemah hensem hentam hentian hidraulik hinggalah
    hiperpasar hipokrit hish hos hospitaliti hujah hulurkan iaitu ianya ibubapa ibutunggal
    imaginasi imbasan imigresen impak impit integriti invois ipt ipta ipts isyak itali jag jaguh
    jais jakim janaan janakuasa jangkitan jantina jap japgi jawap jawapan jawatankuasa jejantas
    jelah jemputan jeneral jengkaut jentera jentolak jer jerung jeti jimat-cermat jkkk jkr jln
    jom jomlah jpa jpj jpn jualan-murah jubin jugak jugok jurubank jurucakap jurugambar
    juruhebah jurujual jurukamera jururawat jurutera juruterbang juruukur juruwang justeru
    kadbod kaedah kafa kalendar kalimah kanak kanak-kanak kantoi kanun kariah karipap karnival
    kat kaunter kebankrapan kebanyakannya kebarangkalian kebarangkaliannya kebimbangan kebuluran
    kecergasan kedua-dua kedut keizinan kejap kejaplah kejuaraannya kejuruteraan kekadang
    kekalkan kekemasan kekunci kelapan keledar keledek kelemumur keli kelibat kelmarin
    kemampanan kemaskini kemasukan kemboja kempunan kemurungan kenduri-kendara kepakaran
    kepenggunaan kepimpinan kepupusan kerani keratan kerepek kerepok keretapi keroh keropok kes
    kesemua kesemuanya keseronokan kesesakan kesian kesihatan ketam ketara ketelusan ketepikan
    ketuhar ketumbuhan ketumbukan keupayaan keusahawanan kewajipan kg khairat khamis khemah
    khinzir kicap kimpal kiraan kitaorang kitorang kitorg kluster ko koay kobis kokurikulum
    kolah kolej komander komanwel komisen komited kompang konkrit konstabel kontena kontinjen
    konvokesyen koperal kopi-o korang kotlah kpdn kpm kraf kraftangan kreativiti kredibiliti
    kren krew krismas kristian kuarantin kuatkuasa kuetiau kuih-kuih kuih-muih kuiz kumbahan
    kurita kusyen kuti kwsp labah-labah lagenda laici lakaran lakonan lakonannya laluan lampin
    langgani langsai langsir lanun lapan lar larian lasak lata lazat leftenan lekor lelas lelong
    lelongan lembangan lepasan ler letupan lewah lhdn liabiliti lif limfoma lipas liwat loceng
    loghat loji lokap lombong loya luaran lucah lumus macamana macamni macamtu maghribi magik
    maip majistret majlis mak-yong makcik makluman maklumat maklumbalas makngah malamni malaya
    mamak-mamak mancis mara marhaban marikh marjerin masin matapelajaran matlamat mbpj mcm
    mcmana mcmni mcmtu mee mejar mekanikal melakar melakonkan melanggan melayan melepak meletak
    meletop meletup memandangkan memartabatkan membahagikan membaham membantutkan membazir
    membebel membekal membekalkan membelasah membeli-belah memberangsangkan memberkas
    membolehkan membonceng membuli memecut memerhati memfailkan meminda mempamerkan
    mempercepatkan memperkasa memperkasakan memperlahankan memperolehi memulakan menakluk
    menakluki menambah-baik menatal mencadangkan mencarum mencecah menceroboh mendap mendapan
    mende mendedahkan mendokong menelefon menembusi menemubual menemuramah menerajui meneroka
    menerusi menetak mengadap mengahwini mengarut mengebumikan mengecop mengehadkan mengejut
    mengeksport mengelakkan mengelirukan mengemaskini mengena mengenalpasti mengepam mengesahkan
    mengetengahkan mengetepikan menggalakkan menggegarkan menggelecek menggubal mengharungi
    mengiktiraf mengimport mengisytiharkan mengugut menguruskan meniaga menjana menjangkakan
    menjayakan menjimatkan menjunam menora mensabitkan mensasarkan mentua menubuhkan menumpaskan
    menurap menyaman menyampah menyasarkan menyebelahi menyedari menyelamat menyelaras
    menyelesakan menyelia menyemak menyenaraikan menyenggara menyorok meragui meragut meraikan
    merasai merasmikan merempuh merenjis merentasi merepek merewang merisik mesingan mestikah
    mewartakan mihun minda mintak misai mkn moden mof moreh mpkk mrsm muafakat munasabah muncung
    musykil nahas naik-taraf naikkan nak nape narkotik natijah nenas nuklear objektiviti oder
    oklah orderkan oren organisma orkid ortopedik otai paderi paip pakatan pakcik pakej paklong
    pakngah pakwe palestin pam pampasan pancit pandemik pandu-lalu pasaraya pascabayar pastu
    patutlah pdpr pdrm pecah-rumah pecutan pediatrik peguambela peguamcara pekak pekebun pekedai
    pelaburan pelajarnya pelakon pelakon-pelakon pelakonnya pelancaran pelantar pelarasan
    pelawaan pelayar pelombong pelucutan pelumba pelupusan pemanduan pemansuhan pemastautin
    pembaikan pembaris pembasmian pembaziran pembekal pembentangan pemberita pembetungan
    pembonceng pemborong pembuli pemburuan pemergian pemerkasaan pemproses pemprosesan penagih
    penagihdadah penaja penambahbaikan penambahbaikkan penapis pencarum penceroboh pencerobohan
    pendakap pendedahan penderaan penderma pengakap pengakhiran penganalisis pengarah pengasas
    pengebumian pengecaman pengecas pengeksport pengekstrakan pengesanan pengetua pengganas
    penggera penggerudian penggubalan penghawa penghunian pengiktirafan pengilang pengimbas
    pengimport pengisar pengisytiharan pengkaji pengkalan pengkebumian pengupayaan penjana
    penjaring penjawat penjimatan pensel pensyarah penterjemah penubuhan penyaman penyamun
    penyapu penyelaras penyelarasan penyeludupan penyeluk penyenaraian penyenggaraan penyiasat
    penyiasatan penyokong-penyokong penyulitan peperiksaan peraduan perangkaan perap perarakan
    perasmian perbahasan perbandaran perbicaraan percutian perencah perenggan pergunungan peria
    perihatin perikatan perisian perjumpaan perkahwinan perkakasan perkauman perkelahan
    perkeranian perkeretapian perkeso perkhemahan perkhidmatan perkongsian perkuburan
    perlembagaan perlombongan perlumbaan permaidani permuafakatan permulaannya peronda persaraan
    persefahaman persekolahan persendirian pertabalan pertubuhan pertuduhan peruncit perunding
    perwatakan pesalah pesara pesuruhjaya petanda pewartaan piawaian pibg pilihanraya pitam piza
    pju pkpb pkpp pkr plag plaintif playar poket poskod posmen poyo ppr praktikal prasekolah
    prebet produktiviti prototaip psikiatrik psl ptptn puan-puan pulak pulangan pulut pusingan
    puspakom ragbi rajah ralat rama-rama ranggup rangup rasminya rawak rayuan rebat redha
    rejimen rekod reman rembatan renjer rentak rentas resepi resit rewang riadah ringgit risda
    risikan rm roadtax rojak romantik rondaan rungutan rusuhan sabitan sabotaj sado sagu-hati
    saguhati sahaja sahkan saintifik saintis saiz samada samseng sanitari sarjan sarkas sastera
    satey sbp sebahagian sebilangan sedozen sehinggakan sejadah sekaki sekerja sekiranya seksa
    seksaan seksyen sekurang-kurangnya sekuriti selalunya selekoh selekohnya selepas
    selewat-lambatnya selewat-lewatnya selsema seludang sembang sememangnya sempena sempoi
    semput semulajadi senaman senapang senarai senario sensitiviti sentap sentiasa sepak-raga
    sepakan sepana sepanyol separa seramai seramik serbuan seri-muka sesebuah sesetengah sesyen
    setakat setem setinggan sfera siakap siasatan sifar siling simen sindiket sinki siot
    siswazah sitkom sivik sivil skim skop skrol skru skuad slaid snek soalan soalselidik socso
    sodap songkok sorokkan sosej sotong spm spr sprm sst stail stereng stokin stoking stokis
    stor stpm strawberi strok sudip sudu sukan superintenden supt suruhanjaya susur syabas syabu
    syaitan syif syiling syiok tabika tadahan tahfiz tahulah taip tak-boleh takat takda takde
    takdelah takkanlah takleh taklimat taknak takpe takpelah taktikal takungan takyah takzim
    tamadun tambahan-pula tandas tapau tarikh tatal taugeh tauhu tauke tawarikh tdm tebatan
    teh-o teksi telekung tempang tempias tempoh temuduga temujanji temuramah tengahari tengkujuh
    tengok tepak terawih terbabas terbabit terbaharu terbantut tercedera terencat terer teres
    terkilan terma termasuklah ternakan ternampak terpantas tersalah tersekat terseksa
    terselamat tersenarai tersepit terserempak tersilap tertakluk teruja teruk tetamu tetapan
    tetiba tetikus tetingkap tghari tgok tiub tkde tkpe tldm tmn tnb tok-batin tokki toknya
    tokong toksid tosai toskan trafik trilion tuai tuaian tuala tuan-tuan tubuhkan tudm tuisyen
    tukul tumpas turap turapan turutan ubat-ubatan ucu ugutan uitm ujikaji ulam umno unit-amanah
    upahan upm upsr urusniaga usahlah usm ustaz ustazah utiliti utm wabak wad waima walhal
    wangian wau weh wehh wesak wuduk xada xboleh xda xdak xde xleh xnak xpaham xpayah xpe xtahu
    xtau xyah yab yalah yang-di-pertuan yb ybhg ybm zirafah zohor
    """,
    2: """
    abang adakah aduan adunan agihan agihkan akan-datang alamak alik allahyarhamah amaran
    ampaian ansuran ape aras artifak awam awk bakteria bandaran bapanya barangan bebola belon
    beramai beransur berasa berasrama berbahas berbekalkan bercadang bercelaru berdaftar
    berdolak-dalih berehat bererti berfaedah bergaduh bergelar bergembira bergurau berhad
    berhampiran berhubung beribadat berjambang berkait berkelayakan berkemahiran berkesan
    berkeupayaan berkhidmat berkonsepkan berkuat berlainan berlanjutan berlarutan
    berlatarbelakangkan berleluasa berlepas berlesen berlumba bermastautin berpandukan
    berpangkalan berpecah berpeluang berpendapatan berperanan bersabit bersabitan bersasar
    berselerak berselirat bersembahyang bersepadu bersepah berserabut berseronok bersetuju
    bersiaran bersurai bertanggungjawab bertapak bertauliah bertegas bertenang berterabur
    berteraskan bertitah bertulis bertungkus-lumus bertunjangkan berwaspada betulkan bile
    bincang biri-biri bleh boley bomoh borak bosanlah buatkan budak cabutan caca-marba cadangkan
    caj cane cawangan cekap celaru cemuih cipan ciput ckp comelnya contengan dalaman dapatan
    darjah dedahkan degil dekat-dekat dekni dendaan dengannya derma diagihkan diamalkan dianggar
    dibaikpulih dibenarkan dibentangkan diberkas dibimbangi dibincangkan dielakkan dier dihantar
    dihidang dihidapi dihiris diingati dijaringkan dikehendaki dikelaskan dikisar dilabel
    dilencong dilesenkan diluluskan dimenangi dinasihat dinasihati dipadam diperbuat diperkenal
    dipulih dirampas dirasai direka disamun diseksa diseludup disemak disifatkan ditangguhkan
    diuruskan diwartakan dos dulang dun ekk elektromagnet eloknya emaknya ertinya fasa fius fon
    galakan gantian garisan gegaran gelak gelihati gembiranya gempal gerainya geran gergasi
    giler gurauan halau hantaran hapuskan hari-keputeraan hartanah hartawan hasutan helah hendap
    hiba hidupan hisap ialah injap insaf isirumah jagaan jalanraya jangkaan jaringkan je jelik
    jem jenaka jun kacak kadi kakaktua kalaulah kalis kanta kawalan kebanyakkan kebelakangan
    kebolehan kecederaan kecoh kedai kedainya kedengaran kedua-duanya kek kekal kelabu kelajuan
    kelakarnya kelam-kabut kelasi keluli kem kemahiran kemangkatan kemuncak kemusnahan
    kenderaan-kenderaan kenduri kerat kerinting kesedaran kesejukan keseorangan kesilapan
    kesudahan ketagih ketenteraman keterujaan ketibaan keutamaan kewujudan kisar kitaran kompaun
    kononnya korporat kot kuantiti kucar-kacir kukuhkan kurangkan lagipun laju lakukannya lantik
    lantikan lawa lawatan lembik lencongan lenguh lepak lerr lesen longan luahkan luahnya macha
    maklumkan malasnya manakala marhum melabel melabur melambatkan melawak melencong melepasi
    meluahkan meluat meluluskan memadam memaklumkan membabitkan membaiki membentangkan membiak
    membimbangkan memenatkan memperkenal memujuk menangi menasihatkan mencederakan mencemar
    menderma meneutralkan mengagihkan mengandungi mengecas mengecut mengekalkan mengemop
    menggariskan menggeletar menghala menghantar menghapuskan menghiburkan menghidang menghidap
    mengikut mengimbas mengingati mengkagumkan mengubahsuai mengujakan mengundi menitahkan
    menjaringkan menjejaki menjeling mentertawakan menyamun menyara menyeksa menyeludup
    menyental menyepahkan menyeronokkan menyiasat menyibuk menyidai menyifatkan menyokong
    menziarahi merayau merebahkan merebak merindui meronda mestilah mmg mohd molek-molek montel
    mujurlah mukasurat muktamad mulakan ni nk oku pangsapuri paras pawagam pegi pejal pelbagai
    pelembap pelesenan peliknya peluntur pemaju pemangkin pembahagi pembedahan pemerhatian
    penafian penaiktarafan penamat penamatan penatlah penatnya pendermaan peneraju peneroka
    pengagihan pengamal penganjur penganugerahan pengeluar pengembaraan pengemukaan pengesan
    penghantaran pengiraan penglibatan penguatkuasa penguatkuasaan pengubahsuaian penukaran
    penyasaran penyata penyeksaan penyelewengan penyelia penyeludup peragut peramah perbadanan
    perbarisan perbualan pergaduhan pergelutan perhentian peribadi perisik perisikan periuk
    perlanggaran perlantikan permudahkan pernafasan perosak perpaduan persekitaran persisiran
    persoalannya pertalian pertembungan peruncitan peruntukan peruntukkan petang petangnya
    pondan porak-peranda preskripsi profesion puak pujuk punca ragut ramainya rawatan rehat
    rehatnya rejab reka rekaan relaks rempuhan rindunya rompakan rujuk rundingan runtuhan sami
    sangat-sangat sape saranan seawal sebabtu sebarang sebegini sebenar sebu secawan secubit
    sedap sedapnya sediakan segak sehinggalah sejurus sekali-gus sekali-sekala sekatan sekawah
    sekeping sekurang selesema selewat seliuh semakan semasa sementelah sental senyap-senyap
    sepah sepatutnya sepertimana serahan seronok seronoknya sesawang sesiapa sesudu sidai sila
    silap silibus skit solat sorok sos statik subperkara sudahpun sungguhpun syarahan syurga
    tajuk takaful takziah talian tandatangan tandukan tanggungjawab tarikan tasik tatatertib
    tazkirah tegasnya tekak telemovie temubual tenat tentangan terabur teraju terajui terbahagi
    terdedah teresak tergamam tergendala terhad terhasil teringatkan terjunam terkawal terkedu
    terkehel terkeluar terkorban terpegun terpulang tersadai tersangat terseliuh tertangguh
    teruknya terung teruskan terutamanya tgk toksik tu tuanku tugasan tular tumpu
    tunggang-langgang ugut uja usahawan wap ye yeke yelah yer
    """,
    1.5: """
    boleh bolehkah tiada
    """,
    1: """
    abg acp ade agensi agih akk amanah amatlah ambik amik ampai anakanda andaian anugerahnya
    apabila arahan asar asas asyik aunty ayahanda ayoh bagaimanakah bagaimanapun bandar bantahan
    bapa barah baring bayang bayaran bekerjasama belgium belia beraksi berazam berbanding
    berdegil berdekatan berfikir bergambar berhasrat beribu beritahu berjumpa berkemampuan
    berkenaan berkeras berkongsi berlagak berlawan berlegar bermakna bermaksud bermula bernilai
    berpanjangan berpatutan berpeluh berpindah berpuas berpuluh bersahur bersalin bersarapan
    bersesuaian bersidang bersuara bertaburan bertajuk bertempat berterusan bertukar bertumbuk
    bertutur berucap best betul bila bilal bilangan bimbang bina binti bising bole brazil
    britain bual bulatan bungkusan cam campak cantiknya cawan celik cemerlang cip ciptaan
    citarasa congkak cop cucu-cicit cuti daerah-daerah daripada dataran datuk dei depa dera dh
    dialu-alukan dianugerahkan dibina dicipta didakwa die digalakkan digantung dihadkan
    dihapuskan dihempap dijumpai dikasihi dikawal dikejarkan diketuai dikuatkuasakan dikumpul
    dilahirkan dilancarkan dinaiki dinosaur dipelawa dipercayai dipersoal dipohon diraikan
    dirangka disambungkan disasarkan disebabkan disempurnakan disoal disokong ditamatkan
    ditemubual ditemui doh duit dukacita elok emak england faedah fail falsafah finland ganding
    ganjaran gegas gelanggang gelaran geng gerun getah gimnastik greece gst guna hadapan halang
    haluan hargai hayat helaian helmet helo hempap hendaklah hidangkan himpunan homestay hungary
    idea import ingatkan ipar-duai ireland isu jajahan jamuan jatuhkan jejaka jiran-jiran juadah
    jualan kadangkala kaitan kaji kate kawan-kawan kayuh kebajikan kebangsaan kebiasaannya
    kecemasan kecurian kediaman keganasan kegemaran kegemilangan kejayaan keladi kelayakan
    keluasan kembara kemudiannya kena kenamaan kepayahan kepelbagaian kepenatan kepunyaan
    keranda kerdil kereta kesakitan kesan kesudahannya kesukaran kesunyian ketawa khabar kkm kl
    komuter kondo kopiah kopitiam kuali kukuh kumpulan kurung ladang lafaz lawak layan lazimnya
    lelaki lepas lepaskan lesap letakkan letih limau lobak lumba lumrahnya maafkan maaflah mac
    macam mak malangnya malek-malek mamak mampan mampus mana-mana mane mangsa masyhur mel
    melampau melawat melayari melukakan memandu membangunkan membasuh membelanjakan membenarkan
    memberitahu membesar membina membincangkan membuatkan memenangi mempelawa mempersoalkan
    memperuntukkan memulihara memusnahkan menafikan menaiki menamakan menamatkan menasihati
    mencipta mencukupi mendakwa mendapati mendera menempah menemui mengalah mengalu-alukan
    mengamalkan mengapakah mengawal mengemas mengembara mengesan mengetuai menggamit menghalang
    menghempap menghulurkan menguatkuasakan mengukuh mengumpul mengupah mengurangkan mengurut
    menjejak menjerit mentol menukar menumpukan menunggang menyambung menyampuk menyanyi
    menyekat menyembur menyempurnakan menyertai menyeru menyoal menyusahkan merancang merangka
    merangkumi merapatkan merbahaya mesti mexico mukim mula nakhoda nampak nantilah nasyid
    negeri-negeri norway nota nyah nyanyian okey padan padu pakar pandu pangkalan pasai pasaran
    patuhi patut pegang pelancar pelarian pelawa pelawat pelekat pelik peluang pemandu pemburu
    pemerhati peminat pemuliharaan pen penang penawar pencinta pendakwah pengangkutan pengembara
    pengesahan penggal penggambaran penghantar penghujung pengundian pengurusan pening pentas
    penunggang penyampai penyelesaian penyertaan penyertaannya penyidai penyingkiran perajurit
    peranan perancis perangai perasan perbincangan perhimpunan perigi perisai perkara perlukan
    permit perompak persekutuan persembahan pertolongan peti petrol petua pijak pintasan pkp
    plak pokok poland popular premis puan pukat pupus puteranya raikan rakan-rakan ramai
    rampasan rancak rancangan rantaian rejim renung riba romania russia sains salad salahkan
    sambil-sambil sambilan sambung sambutan sane sasar saudara-mara sayangkan scotland sebaik
    sebalik sebati sebegitu sebegitulah sebiji sedar sedara sedunia segelintir sejuknya sekat
    sekejap sekelip seketika sekumpulan selagi selebihnya selebriti selidik semak semalam
    sembahyang semburan semenanjung semestinya semula sen sengal sentuh senyap serata serong
    sertai seterusnya sewaktu sikit simpanan sindikit siput siri slow sorang stadium sulung
    sumbat suntuk surah surau susut sutera sweden switzerland sy syria tabiat takdir takkan
    tamak tamat tapak tarian taufan tegur teka telefilem tempatan tempohari terangkan terbunuh
    terhempas teringin terkandas terkini terlepas terlupa terpelihara terperinci tertumpu
    teruskanlah tikam tingkatan tok tomato tos tribunal tuan tuduhan tudung tukang-jahit tumbuk
    tumpahan tumpang tumpuan tunang turut ukraine ulasnya umpama undur uniform usahkan wahai
    warden warganegara watak wei wira wisel wujud zakar zoo
    """,
    0.5: """
    abah adik-beradik adk akta amalan amat bagi balai balik bangunan bazar bekas beliau belikan
    benda beradik berganda berhutang berkesudahan berkuasa berlaku berminat bernafas bersalah
    bersedia bertindak berumur berunding biarpun bin borong bot bunyi cadangan cantik cermin
    dagangan dah dakwaan diberitahu didapati dijemput dikenali dipanggil ditukar diundi dok
    enggan gaduh garang gembira gila guruh had hakikatnya halangan hendak hutang iftar ijazah
    imbas insan istiadat isyarat jabatan jemaah jemput jemu johan jumpai kacau kadar kajian
    kampung kau kaum kawan kawasan kebenaran kedudukan kedudukannya kejadian kekasih keliru
    keluaran keluarkan kelulusan kemaluan kemas kemerosotan kencing kenyataan kepada
    keperibadian keperluan keputusan kerap kerjasama keselamatan kesusahan komoditi kuasa kubur
    laman landasan langgar lebam lebat lena lencana letak lorong majikan maklum maklumlah
    maknanya mangkuk manifesto maut melancarkan melayu meletakkan memantau memastikan mematuhi
    membantah memburu memerlukan memohon mempunyai memudahkan memulangkan mencetuskan mendapat
    menengah menenggelamkan menentang mengadu mengira menjala menjemput menjumpai menukarkan
    merampas merosot mesra mujur muka murid-murid musnah nafas nasihat negeri padam pandai
    panggil pantau pasal pasukan pegawai pekat pelajar pelepasan pembantu pemindahan penduduk
    penerangan pengawal pengedar penghormatan penghulu penyelamat penyelidik peperangan
    perkataan perlahan-lahan permohonan permulaan persidangan pertukaran pihak pula purba rakyat
    rampas raya rebah ringkas sambut sangka sebab sedia sejam sejuk separuh serabut serbuk
    serta-merta servis sesak sesi seumpama sewajarnya simpang subjek sudi sukar suruh susahnya
    susulan tabung tak tangkapan tangki tawaran tayangan tengah tepung tergelincir terkejut
    terletak terlibat termaktub terperangkap tersangkut tipu tisu tolak tukar tulen tunjuk
    tuntut ucap ucapan umpamanya undian van zaman
    """,
    0.25: """
    acap adik agak ambulans asrama ayah balas bawa bekal bengkel berbuka berhadapan berkaitan
    berkata bertepuk buah dahulu diarahkan diberhentikan dikenakan dipenjara diperuntukkan
    dipulangkan diteruskan duduk durian farmasi gaji garing giliran hadir henti hidangan ikat
    jaga kadang-kadang kebanyakan kehakiman keluar kesatuan ketua khas kuil kurangnya kursus
    latihan lazim lutut masa masak masam mayat melantik memaparkan memperbaharui mendatar
    mendongak mengarah mengarahkan mengeluarkan menghidangkan mengikis mengulas menyediakan
    menyerbu menyertakan meremang merenung merujuk muat mulanya murid nasib panasnya pekerja
    pemohon pencemaran penerbit pengeluaran penghakiman penjaga penyelidikan penyunting
    perhubungan perlahan perlu persimpangan pinjam pukul pulih rangkaian rasa salinan sambungan
    sebelah segan sehingga sekadar sekeliling sekeluarga seminggu sepupu seram serpihan simpan
    sumbangan sunyi sup supaya tahan tarik tawar telah terbitan terpakai terperanjat terus
    tolong tunduk umrah urus walaupun wayang
    """,
}
