"""Words that are Malay rather than Indonesian, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beza, berbeza, perbezaannya.
ROOTS = {
    3: """
    akaun akhbar aktiviti almari antarabangsa arkib arkitek arnab askar automatik autoriti awak
    badminton bahawa bandaraya basikal bateri beza bimbit bogel bomba bumbung cakap cakera cecair
    cili comel cuba cukai dadah disember diskaun ejaan ejen eksport elaun empayar enjin eropah faham
    fakulti fesyen filem fizik fizikal gabenor haiwan hantar helikopter hodoh identiti imej inggeris
    inspektor insurans isnin isteri jadual jambatan jenama jenayah jepun jerebu jersi jiran julai
    jumaat juruteknik kad kakitangan kanser kapasiti kastam kasut katil kaunseling kelakar kelawar
    kemalangan kempen kenderaan kerana kerjaya kerusi kewangan kilang kod komuniti konsert kritikal
    kualiti kuih lebuhraya litar logik mahkamah mahu majoriti makmal matematik mesyuarat minit
    minoriti motosikal muzik muzium nombor notis ogos parlimen parti pasport paun peguam pencen
    penggodam peranti peratus pesakit pinggan polis projek rasuah realiti rebet resipi rogol rompak
    rosak runcit selipar seluar sihat sijil skrin spesis stesen suis syarikat syor teknikal telefon
    televisyen tempah terowong tilam tingkap trak ubat undi universiti wain wayar
    """,
    2: """
    anugerah apartmen berjaya bilik cuai dahaga doktor elektrik fikir gegar hujung jawatan jumpa
    kahwin kelab kerajaan khidmat letup lori maruah mohonnya olimpik pasu pelabur pelancong pengsan
    peniaga pentadbiran perniagaan pinda prestij prioriti putera puteri rahsia rakam rakan rasmi
    risau salji saman selesa sempadan siasat surau suria tahniah tentera wang zon
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    achik adiwira adun agong ahad aidiladha aidilfitri ais aiskrim aje ajk akauntan alatan
    allahyarham amatur andaian andaman angah angkasawan apatah asid atmosfera atuk awek ayuh
    bagitahu bagitau bahagi bahagian bahagikan baharu bahru baiki bajet baki baldi bandaran banduan
    bangang barbeku bas bawak bekalan belacan belanjawan belasah belayar belon bende beransur
    berasaskan berasingan beratur beratus berbaloi berbasikal berbeza berbilang berborak berbual
    bercakap bercucuk bercuti berdepan berdikari beregu bergaduh berhujah beribu berikutan
    berjangkit berjimat berjogging berjuta berkahwin berkawan berkelah berkemungkinan berkuatkuasa
    berkurangan berlakon berlawan berlumba berniaga berpandu berpuas berpunca berpusing bersara
    bersebab bersembang bersempena bersenam bersendirian berseorangan bersiri bersukan bertembung
    berterusan bertuah bertunang bertutur berunding berundur berus besbol betik bgtau bharu biadap
    biasiswa bijirin bil bilion bilionair biskut bisnes bnm bolasepak bolehlah bongsu borang brek
    bumiputera bungkusan cabar cabaran camne camni camtu canselor carian carta catuan cebok cekup
    cendawan cenderamata cergas cerun ceti chokelat cik cikgu cirit-birit cmne colek cuepacs cun
    daif dakwa dakwat dap daripadanya darjah darjat datin dato dekad deria dialu dianggarkan
    dibahagian dibaiki dicekup dicipta didedahkan difahamkan digalakkan digesa diguna digunapakai
    dihantar diiktiraf dijangka dijangkakan dijangkiti dijumpai dijumpainya dikebumikan dikemaskini
    dikenalpasti dikesan diketuai dikurniakan dilaraskan dilayan dimuatkan dimulakan dinafikan
    dinaik dinasihatkan diorang diperkatakan diperluaskan diperolehi dipertingkatkan diraja
    dirasmikan direman dirempuh disahkan disedari disekat diselaraskan disengajakan disiasat disyaki
    ditauliahkan diterjemah ditewaskan dituai ditubuhkan diubahsuai diupah dobi dokumentari dorg
    dramatik e-dagang e-mel ehwal ejas ekoran eksiden elakkan eletrik empangan encik entiti epal epf
    episod erti exco falsafah fasal felda gamaknya gangsa garfu gelak gelen gempak gerabak gergasi
    gerudi gomen graduan graduasi gred gula-gula haba hadith hairan hala halaju halia hantaran
    harini haritu helaian helang hensem hentam hentian hinggalah hujah hulurkan iaitu ianya ibubapa
    imaginasi imbasan imigresen impak integriti invois ipta ipts itali jaguh jangkitan jantina jap
    japgi jawap jawapan jawatankuasa jejantas jejas jemputan jeneral jentera jerung jeti jkr jom jpa
    jpj jpn jugak jurucakap jurugambar juruhebah jurulatih jururawat jurutera juruterbang justeru
    kabus kaedah kafa kalendar kalimah kanak kantoi kanun karipap kat kebanyakannya kebarangkalian
    kebimbangan kecergasan kedua-dua kedudukan keizinan kejap kejaplah kejiranan kejohanan
    kejuruteraan kek kekadang kekalkan kekemasan kekunci keledar kelibat kelmarin keluasan kemahiran
    kemaskini kemasukan kemboja kemudiannya kemurungan kepimpinan kepupusan kerani keratan keretapi
    keroh keropok kerosakan kes kesemua kesemuanya keseronokan kesesakan kesian kesihatan ketam
    ketara ketelusan ketepikan ketuhar ketumbuhan keupayaan keusahawanan kewajipan khamis khemah
    khinzir khuatir kicap kimpal kiraan kitorang kkm kobis kokurikulum kolej komander komited
    kompang konkrit kontena konvokesyen korang kpdn kpm krew krismas kristian kuarantin kuatkuasa
    kuiz kumbahan kuti kwsp labah-labah lagenda lakaran lakonan laluan lampin langsai lanun lapan
    lar larian lasak lebuh leftenan lekor lelong lepasan ler letupan lhdn lif lipas lobak loceng
    loji lombong longkang loya luaran lucah lumrahnya macamana macamni macamtu maghribi magik
    majistret majlis makcik makluman maklumat makngah malamni malaya mancis mara marikh masin
    matapelajaran matlamat mcm mcmana mee mekanikal mel melakar melayan melepak meletak meletup
    memandangkan memandu membahagikan membaham membazir membekal membekalkan membelasah
    membeli-belah membolehkan memecut memerhati mempamerkan mempengerusikan mempercepatkan
    memperkasa memperlahankan memperolehi memulakan menafikan menakluk menakluki mencadangkan
    mencecah mencuba mende mendedahkan menelefon menembusi menerajui meneroka menerusi mengadap
    mengahwini mengebumikan mengehadkan mengejut mengelakkan mengelirukan mengemaskini mengena
    mengenalpasti mengesahkan mengesyaki mengetuai menggelecek menggesa menghantar mengharungi
    mengiktiraf mengisytiharkan mengugut mengumpul mengundi menguruskan meniaga menjana menjangkakan
    menjayakan menjejak menjimatkan menjunam mensasarkan menubuhkan menumpaskan menumpukan
    menyasarkan menyebelahi menyedari menyekat menyelamat menyelaras menyelia menyemak menyenggara
    menyeru meragui meraikan merasai merasmikan merempuh merentasi merepek mesej mestikah minda
    mintak misai mkn moden mrsm munasabah muncung musykil nahas naib naikkan nak nape natijah nenas
    nuklear oder oklah orderkan oren organisma paderi paip pakatan pakcik pakej pakngah pakwe
    palestin pampasan pancit pandemik pasaraya patutlah pautan pdpr pdrm pecutan peguambela pekak
    pekebun peladang pelajarnya pelakon pelancaran pelantar pelarasan pelawaan pelayar pelumba
    pemanduan pemastautin pembaikan pembangkang pembaris pembentangan pemberita pemburuan pemergian
    penaja penapis pencerobohan pendakwaan pendawaian pendedahan pengadil pengakap pengakhiran
    penganalisis penganjur pengarah pengasas pengebumian pengecaman pengecas pengerusi pengesanan
    pengetua pengganas penghantaran penghawa pengkaji pengkalan pengkebumian pengundi penjana
    penjawat penoreh pensel pensyarah penterjemah penternak penubuhan penyaman penyamun penyelaras
    penyelarasan penyeludupan penyeluk penyenggaraan penyiasat penyiasatan peperiksaan pepijat
    peraduan perarakan perasmian perbahasan perbandaran perbicaraan percukaian percutian perenggan
    pergaduhan pergunungan perikatan perisian perjumpaan perkahwinan perkakasan perkauman perkelahan
    perkeso perkhidmatan perkongsian perkuburan perlembagaan perlombongan perlumbaan permulaannya
    peronda persaraan persekolahan persendirian pertabalan pertubuhan pertuduhan perubatan perunding
    perwatakan pesalah pesara pesawah pesuruhjaya petanda piawaian pijak pilihanraya pingat pintasan
    piza plag poket ponteng pontian poskod posmen poyo ppr pr1ma praktikal prebet prototaip ptptn
    pulak pulangan pulut punca pusingan rajah ralat rama-rama rantaian rasminya raub rawak rayuan
    rejim rekod reman renjer rentak rentas resepi risikan rm rondaan rungutan rusuhan sado sahaja
    sahkan saintifik saintis saiz samada sarjan sastera satey sbp sebahagian sebenar sebiji
    sebilangan sefahaman sehinggakan sejurus sekatan sekelip sekerja sekiranya seksa seksaan seksyen
    selalunya selepas selsema semasa sembang sememangnya semenyih sempena sempoi semput semulajadi
    senaman senapang senarai senario sentap sentiasa sepakan sepanyol separa seramai serbuan serian
    sesebuah sesyen setakat setem setiausaha siasatan sifar siling simen simptom sindiket siot sivik
    sivil skim skop skru skuad snek soalan socso sosej sotong spm spr sprm sst stokin stoking stor
    stpm strok sudu sukan suruhanjaya suspek sutera syabas syaitan syif syiling syurga tabika
    tadahan tadika tahfiz tahulah taip tajaan takaful takat takda takde takkan takleh taklimat
    taknak takpe takpelah taktikal takungan takyah tamadun tandas tapau tarikh tasik tauke tawarikh
    tayar teksi tempahan tempias tempoh temuduga temujanji tengahari tengok tepak terbabit terbaharu
    tercedera terer terkilan terma termasuklah ternakan terpantas terpulang tersalah tersekat
    terselamat tersenarai tersepit terserempak tersilap tertakluk tertuduh teruja teruk tetamu
    tetapan tetiba tetingkap timbalan tiub tnb trafik treler trilion tuai tuaian tuala tubuhkan
    tuisyen tumpas tuntutlah turutan ucu ugutan uitm ujikaji ukm ulam umno upahan upm upsr urusniaga
    usahawan usm ustazah utm wabak wad waima walhal wangian warganegara xde xleh xpayah yab yalah yb
    ybm
    """,
    2: """
    abang adakah aduan adunan agihan agihkan alamak alik amaran angkara ansuran arahan awam bangsar
    bapanya barangan basuh bebola beg bengang beramai berasa bercadang berdaftar berehat bererti
    berganda bergelar bergembira bergurau berhad berhampiran berhubung berhutang beribadat berkait
    berkemahiran berkesan berkuat berlainan berleluasa berlepas berlesen bermakna bermaksud bermalam
    bermula berpecah bersembahyang bersepadu bersetuju bersiaran bertanggungjawab bertauliah
    bertenang bertulis berucap berwaspada betulkan biarpun bincang biri-biri bomoh borong buatkan
    budak butang caj cawan cawangan cekap contengan dakwaan dakwanya dalaman dapatan dedahkan degil
    dendaan dengannya denggi depa derma diagihkan diamalkan dibenarkan dibentangkan diberkas
    dibincangkan dielakkan dihidapi diingati dijemput dikehendaki dikelaskan dikongsi diluluskan
    dimaklumkan dimenangi dinasihat dinasihati dipadam diperbuat dirampas dirasai direka disamun
    disemak disifatkan disokong ditangguhkan diuruskan diwartakan dulang dun elok ertinya esok fasa
    fius gaduh garisan gelaran geran getah gurauan guruh hakikatnya halau hapuskan hartanah hartawan
    hendaklah hendap hidupan hospital ialah insaf isirumah isu jagaan jalanraya jangkaan je jem
    jenaka kacak kaji kalaulah kanta kaunter kawalan kebanyakkan kebelakangan kebolehan kecederaan
    kecemasan kecoh kedengaran kegemaran kelabu kelajuan keluli kem kemuncak kemusnahan kenduri
    kepunyaan kerat kesedaran keseorangan kesilapan kesudahan kesukaran kesunyian ketagih
    ketenteraman ketibaan keutamaan kewujudan kitaran kompaun kongsinya kononnya koperal kot kuali
    kuantiti kukuhkan kurangkan kurangnya labur lagipun lakukannya langsir lantikan lawatan lebam
    lembik lembu lencongan lenguh lepak lesen luahkan luahnya lupakan mak maklumkan maknanya
    malangnya manakala mangsa manifesto markah melabur melambatkan melampau melancong melepasi
    meluahkan meluat memadam memaklumkan membabitkan membaiki membangunkan membenarkan membentangkan
    membiak membuatkan mempersoalkan memujuk memusnahkan menangi menasihatkan mencabar mencederakan
    menceroboh mencetuskan mencukupi menderma menentang mengamuk mengandungi mengecas mengekalkan
    mengelak mengembara mengesan menghala menghapuskan menghiburkan menghidang menghidap mengikut
    mengingati mengurangkan menjaringkan menjejaki menjejaskan menyampah menyamun menyiasat
    menyifatkan menyokong merampas merayau merebahkan merebak meronda merungut mestilah mohd
    muktamad mulakan nampak ni nk padu pangsapuri paras patut pawagam pelbagai pemaju pembahagi
    pembekal pemerhati pemerhatian penamat pendakwa peneraju peneroka penganugerahan pengeluar
    pengembaraan pengesahan pengesan penghormatan penghulu pengiraan penglibatan penguatkuasa
    penguatkuasaan pening penukaran penunggang penyata penyelamat penyelia penyertaan penyokong
    peragut peramah perbadanan perbualan percuma peribadi perisikan periuk perkataan perlawanan
    perlukan pernafasan perosak perpaduan persekitaran persoalannya peruntukan peruntukkan peti
    pindaan premis puak pujuk pukat pupus ragut rampas rancak rawatan rebah rehat rejab rekaan
    relaks resit rompakan rujuk rundingan runtuhan saranan sayangkan seawal sebarang sediakan segak
    sehinggalah sekejap sekeping sekumpulan sekurang selesema selewat semakan sementelah senyap
    sepatutnya sepertimana serahan serahkan seram serata seronok serpihan sertai servis sesawang
    sesetengah sesiapa sila silap silibus siri sokongan solat sorang sorok subperkara sudahpun sudi
    sungguhpun tabiat tajuk takziah talian tanggungjawab tapak tarikan tatatertib taufan tegasnya
    tekak temubual tenat tentangan teraju terajui terbahagi terdedah terhad terhasil terhempas
    teringin terjejas terkeluar terkorban terlupa termaktub terperangkap tersadai tertumpu terung
    teruskan terutamanya tipu tu tudung tugasan tular tumpang tumpu tunang undur yuran
    """,
    1: """
    abah agaknya agensi agih amanah ambik anjing anwar asas asyik bagi balas bandar bantahan bapa
    barah bayang bayaran bekerjasama belgium belia belikan benih beraksi berbanding berdekatan
    berjumpa berkenaan berkongsi berpindah berpuluh bersalin bersuara bertajuk bertukar betul
    bilangan bina bising boleh bot brazil britain buah bual bujang bulatan bunyi cam celaka celik
    cermin cip ciptaan cop dagangan dah daripada dataran datuk dianugerahkan dibina digantung
    dihadkan dihapuskan dikawal dikumpul dilahirkan dilancarkan dinosaur dipercayai dipulangkan
    disebabkan diteruskan duit elak england faedah fail finland ganjaran gelanggang gembira geng
    gigit gila gimnastik greece gst hadapan halang hantu hargai hayat helmet himpunan homestay
    hungary idea ingatkan ireland isyarat jamuan jejaka jimat johor jualan kadangkala kadar kaitan
    kampung kebajikan kebangsaan kebenaran kecurian kedai kediaman keganasan kejar kejayaan kekal
    kekasih keladi kelantan keluarkan kemas kena kepayahan kepelbagaian kereta kesakitan kesan
    ketawa khabar khas kl kongsi kuala kubur kuching kumpulan kurung laju langkawi lautan lawak
    lawat layan lelaki lembap lepas lepaskan letakkan letih lompat lorong lumba maafkan mac mahathir
    maklum malaysia mamak mampus masam maut melaka melawat melayu memaparkan membesar membina
    membincangkan memenangi memerlukan memohon memperuntukkan mempunyai memulangkan menaiki
    menamatkan menasihati mencipta mendakwa mendapati menempah mengalah mengawal menghalang menipu
    menjerit menukar menunggang menyambung menyanyi menyembur menyertai menyusahkan merancang
    merapatkan mesra mesti mexico mula musang nantilah nasihat norway nota nyanyian okey padang
    pahang pandai pandang pandu panggil pangkalan paparan pasal pasaran pasukan patuhi pegang
    pelancar pelarian pelawat pelekat pelik peluru pemandu pembedahan pemburu peminat penang penat
    pengangkutan pengembara pengurusan pentas penyelesaian peranan perancis perangai perasan
    perbincangan perhimpunan perisai perkara perlis permaisuri permit permulaan perompak persekutuan
    persembahan pertolongan petang petrol petua pinang pkp pokok poland popular puan purba ramai
    rampasan renung ribut rom romania rungut russia sabah salahkan sambilan sambut sambutan sangka
    sarawak sasar scotland sebaik sebalik sedap sedar sedunia sejuk sekat seketika selagi selangor
    selebihnya selidik semak sembahyang semburan semenanjung semestinya semula sentuh separuh
    serigala seterusnya sewaktu sikit simpanan simpang siput slow stadium sukacita sukar sulung
    sumbangan sunyi supaya surah susulan susut sweden switzerland syria tabung tahi takdir tamat
    tangki tarian tegur teka tempatan tepung terangkan terbitan terbunuh terengganu terkandas
    terkejut terlepas terperinci tiada timun tolak tomato tribunal tuduhan tumbuk tumpahan tumpuan
    tunjuk tuntut ucapan ukraine umpama uniform wahai warden watak wei wira
    """,
    0.5: """
    adik agak ahli amal amalan amat apabila ayah bagaimanapun balik bawah beliau benda beri
    berkaitan berkuasa berminat bernilai bersalah bersedia bertolak best biarlah bila bimbang bodoh
    buat buka cadangan cantik cari cemerlang contohnya cuti dengar diam diberitahu dikenali dikira
    dipanggil disempurnakan ditemui ditukar duduk gambar garang gerak geram guna hendak hilang
    hormat ia ingat jabatan jaga janji jemput kajian kapal kau kaum kawan kawasan keadaan kegunaan
    keliru keluar kelulusan kemerdekaan kemudian kenal kenyataan kepada kerap kerjasama keselamatan
    kesusahan kini kira klinik kos kuasa kukuh kutip ladang lagu lah laman landasan langgar lari
    lazimnya lebat letak lihat macam majikan matang mati melancarkan meletakkan memastikan mematuhi
    menara mendapat menengah menewaskan mengadu mengamalkan mengira menjalankan menjemput menteri
    musnah negeri niaga pakar pejabat pelajar pembantu pembayar pemindahan penerangan pengawal
    penyelidikan peperangan perak pergi perlu persidangan pertukaran pula pulih rakyat rancangan
    rasa raya ringkas rupa salinan sambung sanggup satu saya sayang sebab seberang sedia sehingga
    sekolah selamat selaras semalam semua serah sesat sewajarnya simpan suruh susah tahu tak tangkap
    tangkapan tanya tawaran tayangan telah terbang terima terkini terletak terus tetapi tolong tuan
    tukar tunggu turut tutup ucap walaupun wujud zaman
    """,
}
