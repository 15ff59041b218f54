"""Words that are Malay rather than Indonesian, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beza, berbeza, perbezaannya.
ROOTS = {
    3: """
    adun akaun akhbar aktiviti alahan almari antarabangsa arkib arkitek arnab askar automatik
    autoriti awak badminton bahawa baldi bandaraya bankrap basikal basuh bateri belanjawan beratur
    beregu beza bimbit bogel bomba brek buaian bumbung butang cakap cakera calar cantas cecair cerap
    cili comel cuba cukai dadah dawai denggi disember diskaun ejaan ejen eksport elaun empayar enjin
    eropah faham fakulti fesyen filem fizik fizikal gabenor gangsa garaj gerai gesa godam habuk
    haiwan hantar helang helikopter hiris hodoh hospital identiti imej inggeris inspektor insurans
    isnin isteri jadual jambatan jenama jenayah jepun jerebu jersi jiran julai jumaat jurulatih
    juruteknik kabus kad kakitangan kanser kapasiti kastam kasut katil kaunseling kedekut kejohanan
    kekok kelakar kelawar kemalangan kempen kenderaan kerana kerjaya kerusi kewangan khuatir kilang
    kod komuniti konsert kritikal kualiti kuih labur lawat lebuh lebuhraya lembap lembu litar logik
    longkang lopak mahkamah mahu majoriti makmal markah matematik melancong mesej mesyuarat minit
    minoriti motosikal muflis muzik muzium naib nombor notis ogos parlimen parti pasport paun pautan
    peguam pejabat pekeliling peladang pelitup peluh pembangkang pencen pendakwa pengadil pengerusi
    penggodam peninju penoreh penternak penyepit penyodok penyokong pepijat peranti peratus percuma
    perlawanan pesakit pesawah pingat pinggan polis ponteng projek rasuah realiti rebet renyai
    resipi rogol rompak rosak runcit selia selipar seluar seludup seterika setiausaha sihat sijil
    simptom sirap skrin spesis stesen suis suspek syak syampu syarikat syor tadbir tadika tajaan
    tauliah tayar teknikal telefon televisyen tembikai tempah terowong tertuduh tibi tilam timbalan
    tingkap trak treler ubat undi universiti wain wayar yuran
    """,
    2: """
    apartmen berjaya bilik cabar cuai dakwa doktor elektrik fikir gegar gubal hujung jawatan jejas
    jimat jumpa kahwin kelab kerajaan khidmat kongsi letup lori mansuh maruah mohonnya olimpik
    pelabur pelancong penat pengsan peniaga pentadbiran perniagaan pinda prestij prioriti putera
    puteri rahsia rakam rakan rasmi risau runding rungut salji saman selesa sempadan siasat sokong
    suria tahniah tentera wang zon
    """,
    1: """
    bertolak elak risalah taraf
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    acano achik acp adiwira adoi adoyai aduhai agong ahad aidiladha aidilfitri ais aiskrim aiyo aje
    ajk akauntan alahai alatan allahyarham amatur amik anak-kapal andaman angah angkasawan apam
    apasal apatah apo asid atmosfera atuk awat awek ayuh bagitahu bagitau bahagi bahagian bahagikan
    baharu bahawasanya bahru baiki baikpulih baitulmal bajet baki balkoni banci bancian banduan
    bangang banglo bantut barbeku bas batu-seremban baucar baucer bawak beg bekalan belacan belasah
    belayar belon bende bengang bengong beransur berasaskan berasingan beratus berbaloi berbilang
    berborak berbual bercucuk bercuti berdepan berdikari berhemah berhujah beriadah beribu berikutan
    berjangkit berjimat berjogging berjuta berkahwin berkawan berkedut berkelah berkemungkinan
    berkhatan berkhemah berkuatkuasa berkurangan berlakon berlanggar berlopak berlumba bermuafakat
    berniaga berpandu berpasukan berprihatin berpunca berpusing bersanding bersara bersebab
    bersefahaman bersembang bersempena bersenam bersendirian berseorangan bersiri bersukan bertarikh
    bertembung bertuah bertunang bertungkus bertutur berudu berunding berundur berus besbol betik
    bgtau bharu bhd biadap biasalah biasiswa bijirin bil bilion bilionair biskut bisnes bkt blum bnm
    bolasepak boleh-jadi bolehlah bonet bongsu borang boria briged briyani buasir budak-budak buli
    buluh bumiputera bunga-telur bungkusan cabaran cadar camna camne camni camtu canselor capati
    carian carta carum caruman catuan cebok cekodok cekup cemana cendawan cenderamata cengkerik
    cerek cergas cerun ceti chokelat cik cikgu cirit-birit cmne colek congkak cuepacs cun dahaga
    dahlah daif dakwat dap daripadanya darjah darjat datin dato dbkl deepavali dekad dengo depaq
    deria dewan-undangan diabetis dialu dianggarkan dibahagian dibaiki dibuli dicekup diceroboh
    didedahkan didera didokong difailkan digazet digubal diguna digunapakai diiktiraf diisytihar
    diisytiharkan dijangka dijangkakan dijangkiti dijumpai dikebumikan dikemaskini dikenalpasti
    dikesan diketengahkan dikir dikompaun dikurniakan dilakonkan dilaraskan dilayan diliwat
    dilucutkan dimaklumkan dimansuhkan dimartabatkan dimuatkan dimulakan dinafikan dinaik
    dinasihatkan diorang dipanjangkan diperap diperkatakan diperluaskan diperolehi
    dipertanggungjawab dipertingkatkan dipinda diraja dirasmikan direman dirempuh disabitkan
    disahkan disaman disedari disekat diselaraskan disenaraikan disengajakan disiasat diterjemah
    ditetak ditewaskan dituai ditubuhkan diturap diubahsuai diupah dividen dobi dokongan dokumentari
    dorang dorg dos dramatik dsp dukacitanya duli e-dagang e-dompet e-mel ehwal ejas ek ekar ekoran
    eksiden ekuiti ekzos elakkan eletrik emel empangan encik entiti epal epf episod erti esok exco
    falsafah faraid fasal fasiliti felcra felda fleksibiliti forklif galah-panjang galakkan gamaknya
    garfu gegaran gelak gelen gementar gempak gerabak gerudi gimnasium gomen graduan graduasi gred
    guaman guamannya gula-gula guli haba habaq hadith hairan haish hakcipta hakmilik hala halaju
    halia harini haritu hemah hensem hentam hentian hinggalah hiperpasar hish hos hospitaliti hujah
    hulurkan iaitu ianya ibubapa ibutunggal imaginasi imbasan imigresen impak impit integriti invois
    ipt ipta ipts isyak itali jag jaguh jais jajahan jakim jangkitan jantina jap japgi jawap jawapan
    jawatankuasa jejantas jelah jemputan jeneral jengkaut jentera jentolak jer jeram jerung jeti
    jimat-cermat jkkk jkr jln jom jomlah jpa jpj jpn jualan-murah jubin jugak jugok jurubank
    jurucakap jurugambar juruhebah jurujual jurukamera jururawat jurutera juruterbang juruukur
    juruwang justeru kaedah kafa kalendar kalimah kanak kanak-kanak kantoi kanun kariah karipap kat
    kaunter kebankrapan kebanyakannya kebarangkalian kebarangkaliannya kebiasaannya kebimbangan
    kecergasan kedua-dua kedudukan kedut keizinan kejap kejaplah kejuaraannya kejuruteraan kek
    kekadang kekalkan kekemasan kekunci kelapan keledar keledek kelemumur keli kelibat kelmarin
    kemampanan kemaskini kemasukan kemboja kemurungan kenamaan kencing kenduri-kendara kepenggunaan
    kepimpinan keprihatinan kepupusan kerani keratan kerepek kerepok keretapi keroh keropok kes
    kesemua kesemuanya keseronokan kesesakan kesian ketam ketara ketelusan ketepikan ketuhar
    ketumbuhan ketumbukan keupayaan keusahawanan kewajipan kg khairat khamis khemah khinzir kicap
    kimpal kiraan kitaorang kitorang kkm kluster ko koay kobis kokurikulum kolah kolej komander
    komited kompang konkrit konstabel kontena konvokesyen kopi-o korang kotlah kpdn kpm kraf
    kraftangan kreativiti kredibiliti kren krew krismas kristian kuarantin kuatkuasa kuetiau
    kuih-kuih kuih-muih kuiz kumbahan kurita kusyen kuti kwsp labah-labah lagenda laici lakaran
    lakonan lakonannya laluan lampin langgani langsai langsir lanun lapan lar larian lasak lata
    lazat leftenan lekor lelong lembangan lepasan ler letupan lewah lhdn liabiliti lif lipas liwat
    lobak loceng loji lombong loya luaran lucah lumus macamana macamni macamtu maghribi magik maip
    majistret majlis mak-yong makluman maklumat maklumbalas makngah malamni malaya mampan mancis
    mara marhaban marikh marilah marjerin masin matapelajaran matlamat mbpj mcm mcmana mee mejar
    mekanikal mel melakar melakonkan melanggan melayan melepak meletak meletup memandangkan
    memartabatkan membahagikan membaham membantutkan membazir membekal membekalkan membelasah
    membeli-belah memberkas membolehkan membonceng membuli memecut memerhati memfailkan meminda
    mempamerkan mempercepatkan memperkasa memperkasakan memperlahankan memperolehi memulakan
    menakluk menakluki menambah-baik menatal mencadangkan mencarum mencecah menceroboh mendap
    mendapan mende mendedahkan mendokong menelefon menembusi menerajui meneroka menerusi menetak
    mengadap mengahwini mengebumikan mengehadkan mengejut mengelakkan mengelirukan mengemaskini
    mengena mengenalpasti mengepam mengesahkan mengetengahkan mengetepikan menggalakkan menggegarkan
    menggelecek menggubal mengharungi mengiktiraf mengisytiharkan mengugut menguruskan meniaga
    menjana menjangkakan menjayakan menjimatkan menjunam menora mensabitkan mensasarkan menubuhkan
    menumpaskan menurap menyaman menyampah menyasarkan menyebelahi menyedari menyelamat menyelaras
    menyelia menyemak menyenaraikan menyenggara meragui meragut meraikan merasai merasmikan merempuh
    merenjis merentasi merepek merewang merisik mestikah mihun minda mintak misai mkn moden mof
    moreh mpkk mrsm muafakat munasabah muncung musykil nahas naik-taraf naikkan nak nakhoda napa
    nape natijah nenas nuklear objektiviti oder oklah oku orderkan oren organisma orkid ortopedik
    paderi paip pakatan pakcik pakej paklong pakngah pakwe palestin pam pampasan pancit pandemik
    pandu-lalu pasai pasaraya patutlah pdpr pdrm pecah-rumah pecutan pediatrik peguambela peguamcara
    pekak pekebun pekedai pelaburan pelajarnya pelakon pelakonnya pelancaran pelantar pelarasan
    pelawaan pelayar pelucutan pelumba pelupusan pemanduan pemansuhan pemastautin pembaikan pembaris
    pembasmian pembaziran pembentangan pemberita pembetungan pembonceng pemborong pembuli pemburuan
    pemergian pemerkasaan penagihdadah penaja penambahbaikan penambahbaikkan penapis pencarum
    pencerobohan pendakap pendedahan penderaan pengakap pengakhiran penganalisis pengarah pengasas
    pengebumian pengecaman pengecas pengendali pengesanan pengetua penggal pengganas penggawa
    penggera penggubalan penghawa penghunian pengilang pengisar pengisytiharan pengkaji pengkalan
    pengkebumian pengupayaan penjana penjaring penjawat penjimatan pensel pensyarah penterjemah
    penubuhan penyaman penyamun penyapu penyelaras penyelarasan penyeludupan penyeluk penyenaraian
    penyenggaraan penyiasat penyiasatan penyokong-penyokong penyulitan peperiksaan peraduan
    perangkaan perap perarakan perasmian perbahasan perbandaran perbicaraan percutian perenggan
    pergunungan peria perihatin perikatan perisian perjumpaan perkahwinan perkakasan perkauman
    perkelahan perkeranian perkeso perkhemahan perkhidmatan perkongsian perkuburan perlembagaan
    perlombongan perlumbaan permaidani permuafakatan permulaannya peronda persaraan persefahaman
    persekolahan persendirian pertabalan pertubuhan pertuduhan peruncit perunding perwatakan pesalah
    pesara pesuruhjaya petanda pewartaan piawaian pibg pilihanraya pitam piza pju pkpb pkpp pkr plag
    plak playar poket poskod posmen poyo ppr praktikal prasekolah prebet produktiviti prototaip
    psikiatrik psl ptptn puan-puan pulak pulangan pulut punca pusingan puspakom rajah ralat
    rama-rama ranggup rangup rasminya rawak rayuan rebat redha rejimen rekod reman renjer rentak
    rentas resepi resit rewang riadah ringgit risda risikan rm roadtax rojak rondaan rungutan
    rusuhan sabitan sado sahaja sahkan sains saintifik saintis saiz samada sarjan sastera satey sbp
    sdn sebahagian sebilangan sedozen sehinggakan sejadah sekaki sekalipun sekerja sekiranya seksa
    seksaan seksyen sekurang-kurangnya sekuriti selalunya selebriti selekoh selekohnya selepas
    selewat-lambatnya selewat-lewatnya selsema sembang sememangnya sempena sempoi semput semulajadi
    sen senaman senapang senarai senario sensitiviti sentap sentiasa sepak-raga sepakan sepana
    sepanyol separa seramai serbuan seri-muka sesebuah sesyen setakat setem siakap siasatan sifar
    siling simen sindiket sinki siot siswazah sivik sivil skim skop skru skuad snek soalan
    soalselidik socso songkok sosej sotong spm spr sprm sst stokin stoking stor stpm strawberi strok
    sudip sudu sukan superintenden supt surau suruhanjaya susur syabas syaitan syif syiling syiok
    syurga tabika tadahan tahfiz tahulah taip tak-boleh takat takda takde takdelah takkan takkanlah
    takleh taklimat taknak takpe takpelah taktikal takungan takyah tamadun tambahan-pula tandas
    tapau tarikh tatal taugeh tauke tawarikh tdm tebatan teh-o teksi telekung tempang tempias tempoh
    temuduga temujanji tengahari tengkujuh tengok tepak terawih terbabas terbabit terbaharu
    terbantut tercedera terencat terer teres terkilan terma termasuklah ternakan terpantas tersalah
    tersekat terselamat tersenarai tersepit terserempak tersilap tertakluk teruja teruk tetamu
    tetapan tetiba tetikus tetingkap tghari tgok tiub tkde tldm tmn tnb tok-batin toknya tokong
    tosai trafik trilion tuai tuaian tuala tuan-tuan tubuhkan tudm tudung tuisyen tukul tumpas turap
    turapan turutan ubat-ubatan ucu ugutan uitm ujikaji ukm ulam umno unit-amanah upahan upm upsr
    urusniaga usahlah usm ustaz ustazah utiliti utm wabak wad waima walhal wangian wau weh wehh
    wesak wuduk xda xdak xde xleh xnak xpayah xpe xyah yab yalah yang-di-pertuan yb ybhg ybm zirafah
    zohor
    """,
    2: """
    abah abang adakah aduan adunan agihan agihkan akan-datang alamak alik allahyarhamah amaran
    amatlah ampaian angkara ansuran ape arahan awam bandaran bapanya barangan bebola beramai berasa
    berbahas berbekalkan bercadang bercelaru berdaftar berdolak-dalih berehat bererti bergaduh
    berganda bergelar bergembira bergurau berhad berhampiran berhubung berhutang beribadat
    berjambang berkait berkelayakan berkemahiran berkemampuan berkesan berkesudahan berkeupayaan
    berkonsepkan berkuat berlainan berlatarbelakangkan berleluasa berlepas berlesen bermalam
    bermastautin berpandukan berpangkalan berpecah berpeluang berpendapatan bersabit bersabitan
    berselirat bersembahyang bersepadu bersepah berserabut bersetuju bersiaran bertanggungjawab
    bertapak bertauliah bertegas bertenang berterabur berteraskan bertitah bertulis bertungkus-lumus
    bertunjangkan berucap berwaspada betulkan biarpun bile bincang biri-biri bomoh borong buatkan
    budak caca-marba cadangkan caj cawan cawangan cekap celaru cemuih contengan cuti dalaman dapatan
    dedahkan degil dekat-dekat dendaan dengannya depa derma diagihkan diamalkan dibenarkan
    dibentangkan diberkas dibimbangi dibincangkan dielakkan dihidang dihidapi diingati dijemput
    dikasihi dikehendaki dikelaskan dikisar diluluskan dimenangi dinasihat dinasihati dipadam
    diperbuat dirampas dirasai direka disamun disemak disifatkan ditangguhkan diundi diuruskan
    diwartakan dulang dun ekk eloknya emak emaknya ertinya fasa fius gaduh galakan garisan gaung
    gelaran gelihati gempal gerainya geran gergasi getah gurauan guruh hakikatnya halau hapuskan
    hari-keputeraan hartanah hartawan hendaklah hendap hiba hidupan ialah insaf isirumah istiadat
    isu jagaan jalanraya jangkaan je jelik jem jenaka jun kacak kadi kalaulah kanta kawalan
    kebanyakkan kebelakangan kebolehan kecederaan kecoh kedai kedainya kedengaran kelabu kelajuan
    kelam-kabut kelewatan kelihatan keluli kem kemahiran kemangkatan kemudiannya kemuncak kemusnahan
    kenduri kerat kerinting kesedaran keseorangan kesilapan kesudahan ketagih ketawa ketenteraman
    keterujaan ketibaan keutamaan kewujudan kisar kitaran kompaun kononnya koperal kot kuali
    kuantiti kukuhkan kurangkan kurangnya lagipun laju lakukannya lantikan lawa lawatan lebam lembik
    lena lencongan lenguh lepak lerr lesen longan luahkan luahnya mak makcik maklumkan maknanya
    manakala mangkat marhum melabur melambatkan melawak melepasi meluahkan meluat memadam
    memaklumkan membabitkan membaiki membentangkan membiak membimbangkan membuatkan memenatkan
    memujuk menangi menasihatkan mencederakan mencemar mencetuskan menderma mengandungi mengecas
    mengekalkan mengemas mengemop mengesan menggariskan menghala menghapuskan menghiburkan
    menghidang menghidap mengikut mengingati mengkagumkan mengujakan menitahkan menjaringkan
    menjejaki mentertawakan menyamun menyental menyepahkan menyeronokkan menyiasat menyidai
    menyifatkan menyokong merayau merebahkan merebak meronda mestilah mohd montel mukasurat muktamad
    mulakan ni nk pangsapuri paras pawagam pegi pelbagai pelembap peluntur pemaju pemandu pembahagi
    pembedahan pembekal pemerhati pemerhatian penamat penamatan pencalonan peneraju peneroka
    penganjur penganugerahan pengeluar pengembaraan pengesahan pengesan penghulu pengiraan
    penglibatan penguatkuasa penguatkuasaan pengundian penukaran penunggang penyata penyelia
    penyelidikan penyertaan peragut peramah perbadanan perbualan pergaduhan peribadi perisikan
    periuk pernafasan perosak perpaduan persekitaran persoalannya peruntukan peruntukkan petang
    petangnya peti porak-peranda premis puak pujuk ragut rawatan rebah rehat rehatnya rejab rekaan
    relaks rompakan rujuk runtuhan sami sangat-sangat sape saranan seawal sebarang sebenar sebu
    secawan secubit sediakan segak sehinggalah sejurus sekali-gus sekatan sekawah sekeping
    sekumpulan sekurang selesema selewat seliuh semakan semasa sementelah sental sepah sepatutnya
    sepertimana serabut serahan seronok seronoknya sesawang sesetengah sesiapa sesudu setibanya
    sidai sila silap silibus solat sorok sos subperkara sudahpun sungguhpun tajuk takaful takziah
    talian tanggungjawab tarikan tasik tatatertib taufan tegasnya tekak temubual tenat tentangan
    terabur teraju terajui terbahagi terdedah tergendala terhad terhasil terhempas terjunam terkehel
    terkeluar terkorban terpelihara terpulang tersadai tersangat terseliuh tertangguh terung
    teruskan terutamanya tu tuanku tugasan tular tumpu tunggang-langgang uja usahawan ye yeke yelah
    zoo
    """,
    1.5: """
    boleh bolehkah sedap tiada
    """,
    1: """
    agensi agih amanah amat ambik andaian anugerahnya apabila asar asas asyik bagaimanakah
    bagaimanapun bandar bantahan bapa barah bayang bayaran bekerjasama belgium belia belikan beraksi
    berazam berbanding berdaya berdegil berdekatan berhasrat berjumpa berkenaan berkeras berkongsi
    berlawan bermakna bermaksud bermula berpeluh berpindah berpuas berpuluh bersahur bersalin
    bersuara bertajuk berterusan bertugas bertukar berupaya best betul bila bilangan bimbang bina
    bising bot brazil britain bual bulatan cam capaian celik cemerlang cip ciptaan cop dagangan dah
    daripada dataran datuk dera dialu-alukan dianugerahkan diarahkan diberitahu dibina dicipta
    didakwa digalakkan digantung dihadkan dihapuskan dihempap dihidangkan dikawal diketuai dikumpul
    dilahirkan dilancarkan dinaiki dinosaur dipelawa dipercayai dipulangkan dirangka disebabkan
    disempurnakan ditamatkan ditemui diteruskan ditukar duit dukacita elok england faedah fail
    finland ganjaran gelanggang geng geram gimnastik greece gst guna hadapan halang haluan hargai
    hayat helaian helmet hempap hendak hidangan hidangkan himpunan homestay hungary idea ingatkan
    ipar-duai ireland jabatan jamuan jejaka johor juadah jualan kadangkala kaitan kaji kebajikan
    kebangsaan kecemasan kecurian kediaman keganasan kegemaran kegemilangan kegunaan kekal keladi
    kelantan kelayakan keluasan kelulusan kena kenyataan kepayahan kepelbagaian kepunyaan kerap
    kereta kesakitan kesan kesukaran kesunyian khabar kl komuter kondo kopitiam kos kuala kubis
    kuching kukuh kumpulan kurung ladang langkawi lawak layan lazimnya lebat lelaki lepas lepaskan
    lesap letakkan letih limau lumba lumrahnya maafkan mac macam mahathir majikan maklum malangnya
    mamak mampus mana-mana mangsa masa masam melaka melampau melancarkan melawat melayari melibatkan
    memandu memaparkan membangunkan membenarkan memberitahu membesar membina membincangkan memenangi
    mempelawa mempersoalkan memperuntukkan memulangkan memulihara memusnahkan menafikan menaiki
    menamakan menamatkan menasihati mencipta mencukupi mendakwa mendapati mendera menempah menemui
    mengalah mengalu-alukan mengamalkan mengapakah mengarahkan mengawal mengeluarkan mengembara
    mengemukakan mengetuai menghalang menghempap menghidangkan mengukuh mengulas mengumpul
    mengurangkan mengutip menjejak menjerit mentol menukar menumpukan menunggang menyambung
    menyambut menyanyi menyekat menyembur menyempurnakan menyertai menyeru menyusahkan merancang
    merangka merangkumi merapatkan merujuk mesti mexico mujur mukim mula nampak nantilah norway nota
    nyanyian okey padu pahang pakar pandu pangkalan paparan pasaran patuhi patut pegang pelancar
    pelarian pelawa pelawat pelekat pelik peluang pemburu peminat pemuliharaan penang pendatang
    pengangkutan pengembara penggambaran pengurusan pening pentas penyampai penyelesaian peranan
    perancis perangai perasan perayaan perbincangan perhimpunan perisai perkara perlis perlukan
    permit perompak persekutuan persembahan persidangan pertikaian pertolongan petrol petua pintasan
    pkp pokok poland popular puan pukat pupus ramai rampasan rancak rancangan rantaian rejim renung
    riba ribut romania russia sabah salad salahkan salinan sambil-sambil sambilan sambung sambutan
    sarawak sasar saudara-mara sayangkan scotland sebaik sebalik sebati sebiji sedar sedunia
    segelintir sekat sekejap sekelip seketika selagi selangor selaras selebihnya selidik semak
    semalam sembahyang semburan semenanjung semestinya semula sengal sentuh senyap serata sertai
    seterusnya sewaktu sikit simpanan simpang siput siri slow sorang stadium sulung surah susulan
    susut sutera sweden switzerland syria tabiat tabung takdir tamat tangki tapak tarian tegur teka
    tempatan terangkan terbitan terbunuh terdahulu terengganu teringin terkandas terkejut terkini
    terlepas terlupa terperinci tertumpu tok tomato tribunal tuan tuduhan tukang-jahit tumpahan
    tumpang tumpuan tunang tuntut turut ukraine umpama undur uniform usahkan van wahai warden
    warganegara watak wei wira wisel wujud
    """,
    0.5: """
    amalan bagi balik bangunan beliau benda berkaitan berkata berkuasa berminat bersedia berumur
    bunyi cadangan cantik cermin dakwaan didapati dikenakan dikenali enggan gaji garang garing
    gembira gila isyarat jemput johan kadar kajian kampung kau kaum kawan kawasan kebenaran kejadian
    kekasih keliru keluarkan kemas kepada keperluan keputusan kerjasama kesalahan keselamatan
    kesusahan khas kuasa kubur landasan langgar letak lorong manifesto maut meletakkan memastikan
    mematuhi memerlukan memohon mempunyai mendapat menengah menenggelamkan menentang mengadu mengira
    menjemput merampas mesra murid-murid musnah nasihat negeri pandai panggil pasal pasukan pegawai
    pekat pelajar pembantu pemindahan pencemaran pendapat penduduk penerangan pengawal penghormatan
    penyelamat peperangan perkataan perlu permulaan pertukaran pihak pula purba rakyat rampas
    rangkaian ringkas sambut sangka sebab sehingga sejuk selalu separuh seram serbuk servis
    sewajarnya sudi sukar sunyi suruh tak tangkapan tawaran tayangan tengah terletak terlibat
    termaktub terperangkap terus tipu tolak tukar tunjuk ucap ucapan zaman
    """,
    0.25: """
    supaya telah walaupun
    """,
}
