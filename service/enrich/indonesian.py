"""Words that are Indonesian rather than Malay, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beda, berbeda, perbedaannya.
ROOTS = {
    3: """
    adon aduk agustus aktivitas akuisisi akurat alergi amplas antre apartemen apotek arisan
    asbak asuransi bahwa bakteri balkon bandel bangkrut bareng baterai beasiswa beda berangkat
    berantak bibi bisnis blokir bobot bocah bordir brosur butuh cekcok celana celengan cengeng
    cicil coba coblos cokelat delapan denah derajat desain desember dinas dokter domba edukasi
    efek efisiensi eksekusi ekspor ember energi eropa erupsi evakuasi evaluasi fakultas
    fasilitas fisika fitur fraksi galon gampang garansi garasi gayung gembok gerobak gratis
    gubernur hewan hunian identitas imbuh impor infeksi inggris instansi investigasi istri jabar
    jadwal jahe jebol jembatan jepang jorok jumat kado kaget kaldu kaleng kamis kangen kanker
    kantor kapasitas karantina karcis karena kartu karyawan kasasi kasir kasur kecoa kelelawar
    kembang-api kemiri kendara kendaraan keponakan kerudung ketan ketik khawatir kiai kiper
    kisruh kloter koalisi kode kodok komoditas kompatibel kompetisi kompor komunitas koneksi
    konfirmasi konsentrasi konser konsumen konsumsi konten kontribusi koordinasi koper koran
    korupsi kualifikasi kualitas kuantitas kucur kulkas kursi lemari libur limbah lisensi
    listrik lonceng longsor lowong lurah macan macet mampir manajemen maret masker matematika
    mayoritas mebel medali minoritas mobil mudik musala musik narkoba ngengat nomor obat
    oleh-oleh ongkos oposisi oranye otomatis otomotif otoritas pabrik pacar pajak panen paparin
    partai partisipasi paspor patroli pelit pensiun penyidik perangko performa pergok periode
    permen personil perunggu perusahaan pesantren poles polusi pompa ponsel popok prancis
    prangko pria prioritas produsen properti prosesor provinsi proyek publikasi pulsa rajut
    ramping rapor razia realitas regulasi rekam rekening rekrutmen rentan retas ribet rinci
    ringkus rusak sablon sabuk saklar sampo sanksi sapi sehat sekop selai senin sepatu sepeda
    sertifikasi sertifikat setrika sidik sinyal sirup sopir sosialisasi spanyol stadion stasiun
    stempel sumpit suporter surel survei taksi tambal teknisi televisi terdakwa tersangka tilang
    toko tomat tombol triliun truk uang unduh unggah ungsi universitas utang vaksinasi vonis
    waisak wasit wisata wortel
    """,
    2: """
    antisipasi antrean apresiasi aspal bacok bentrok bikin capek dampak danau deteksi dominasi
    elang finansial fisik gagas garap gawang gedung genang gerebek guncang handuk imbau
    instruksi investasi jajan jaksa jendela judul juli kakek kantong karet keringat klaim
    konstruksi konsultasi laboratorium lembar logika magang mantan merek miliar napas nuklir
    orasi paham parkir pasok pendeta pengadilan perawat perbarui permanen petinju populer
    prediksi presentasi rapikan rekomendasi rem rembes renggut repot resep resmi ricuh sadap
    sajikan sandera sawer sekap sobek tabel tabrak tekuk telantar telpon tentara terjang
    tetangga tipe tuding ujung usung wabah wajan wawancara zona
    """,
    1: """
    besok bibit canggung deras efisien gagang genangan gilas gugat hamil hemat iris istirahat
    kawat kelola kirim lacak lampiaskan lelah loket nyaman panggung panitia pengacara penggemar
    ramah rampung robek sandal seleksi sendok sepi sergap sukses telusur tembok ungkap upaya
    """,
    0.5: """
    detik dongeng kemudi kesal kunjung nyalakan pelosok sita tampil tanggap tempel terap ujar
    """,
    0.25: """
    konsisten
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    aborsi adek administratif aduk-aduk adzan agan agan-agan agunan aj aja akademisi akbp aki
    aksen aksesoris akting akun akuntan akurasi alay aljazair almarhumah alokasi alpukat alumnus
    ama amandemen ambilin ambrol ambruk ampe ampelas amplop andong ane angkot angkringan
    angkutan anjay anjir anjlok anjrit antaragama antarkampung antarkota antarmuka antarprovinsi
    antarpulau antarumat antarwarga anter antreannya antusias aparatur apbd apbdes apbn apel
    apem arak-arakan areal arsip arsitek asik askes asn astronom atmosfer audiensi ayok bacain
    bagian bajaj bajigur bajing bakalan bakso bakwan balado balap balikin bandara bandeng banget
    bangettt bangke bansos bantuin bapak-bapak bapaknya baper bappenas barbuk bareng-bareng
    bareskrim basarnas baskom batagor batalyon batubara bawain bawaslu bbm bbpom bebek becak
    begadang begal bego behel bekicot belgia beliin belom bemo beneran benerin bensin berawan
    beresiko beresin bergizi berisik berkas bermeterai berpikir berselingkuh bertanggung
    berwenang besok-besok besutan beton bgt biarin bilang bilangnya bimbel biner biologis
    bioskop bisa bisakah biskuit blm blom blt blusukan bmkg bnn bnpb boba bobol bohlam bokap
    bokapku bokep bpbd bpjs bpkb bpom bps brasil brigadir brigjen brimob briptu bs buangin bucin
    bude bugar bulik bulog bumbui bumdes bumn bupati buru-buru busi busyet cabai cabe cabup
    cagub cakep caleg calo camat campursari cangkir capres cashback cawabup cawapres ceko
    cemal-cemil centong cepet cepetan ceplok ceritain cewe cewek cicilan cicilannya ciduk ciee
    cieee cilok cireng ciyee cobain cobek cod colokan copet cowo cowok cpns cuan cuekin cuitan
    cuman cumi curanmor curhat cuyy dalem damkar damri danramil dapet dapil dasawisma dasi
    daster dbd debitur deg-degan dekade deket deketan delman demonstran densus deposito desainer
    detak deterjen diadopsi dialokasikan dianter dianya diapain diare dibacok dibawain dibegal
    dibeliin dibilang dibilangin dibobol dibolehin dibuangin dibully didefinisikan
    dideskripsikan didiagnosis didukung diem-diem dievaluasi difabel digelontorkan digizi
    dihapus diidentifikasi diimplementasikan diimpor diinformasikan dijambret dikasih dikeroyok
    dikirain dikombinasikan dilansir dilegalisir diliat dimana-mana dimarahin dimodifikasi
    dinamis dinosaurus dipakai diperkosa dipidana dirapikan direktori direnovasi direvisi
    dirilis dirjen disabilitas disalip disambangi disdukcapil disetor diskon diskonan dispora
    distro disutradarai diundangkan diverifikasikan dki dkpp dmana dmn doain doang doi dompetku
    donasi donatur dongkol dosen dosis doyan dpd dpr dprd dr drastis dropship dst duh dus dusun
    dzikir dzuhur e-katalog e-tilang ebuset ecer eceran editan editannya ekonomis eksepsi ekskul
    ekspansi eksportir eksternal elah elo elpiji elu emak-emak emang emangnya emg emoh empeng
    enau encok engga enggak entar ente esai eyang faktur fiksi filosofi filsafat finlandia
    fiskal formulir fotografer fotokopinya fpi fungsional gaada gabisa gaboleh gabut gaes
    gaib-gaib gajelas galau galaunya gamis ganteng gantiin gapapa gaperlu gapernah gaptek
    gara-gara gasih gasuka gatau gatel gausah gawai gebetan gebetannya gede gedean gegara gemes
    gempabumi gencar genetika gengsi genteng geografis gerbong gercep gerindra getuk ghosting
    gimana gimanapun gini ginjal gitu gitudeh gitulah gk gmana gmn gmna goblok gokil golkar
    gorden gordyn gorong-gorong gpp grafis gratifikasi grosiran gtw gudeg gue gugupnya gulali
    gundu gurame gurami guwe gw hadeh hadits hahaha halalbihalal halte handphone hape hehe
    hehehe helm hengkang historis hiu hoaks hongaria honorer horor hrs humas hut idih idul
    iduladha idulfitri ih ijin ikut-ikutan imlek importir imut indekos infak infus inget
    inget-inget ingetin inisial insinyur inspektorat ipda ipk iptu irak irigasi irjen irlandia
    islandia isolasi isoman italia iuran jabodetabek jadul jajanan jajanin jakbar jakpus jaksel
    jaktim jakut jamaah jaman jambret jangkrik jelasin jelek jendral jenewa jerapah jerawat
    jeroan jht jilbab jimpitan jkn jl jogja jok jomblo jompo josss jualin jurnalistik justru kab
    kabarin kabupaten kacamata kadal kades kadung kadus kagak kalbar kalkun kalo kalsel kalteng
    kaltim kamarnya kampanye kampret kampungan kaos kapan kapolda kapolres kapolresta kapolri
    kapolsek kapolsekta kaprodi kapuspenkum karang-taruna karateka kardus karhutla karir karna
    karnaval kasat kasatlantas kasatreskrim kaskuser kasus katup kayak kayaknya keasinan
    kebangun kebayang kebelet keberangkatan kebijakan kebobolan kecamatan kecantol kecap kece
    kecebong kecewek kecoklatan kecopetan kedelai keinget kejagung kejaksaan kejari kejati
    kekecilan keknya kelaperan kelarin kelengkeng kelenteng kelereng keliatan kelinci keluarin
    keluhannya kelupaan kemacetan kemacetannya kemahalan kemaleman kemanapun kemaren kemarin
    kemarin-kemarin kemenag kemendag kemendikbud kemenhub kemenkes kemenkeu kemenkumham kemenlu
    kemensos kepagian kepanitiaan kepedesan kepengen kepikiran kepincut kepingin kepiting
    kepleset kepo kepoin kepolisian kerapian keren keresek keripik kerjabakti kernet kerok
    kerokan kerupuk kesandung keseleo kesenggol keset kesiangan ketahuan ketauan ketidaknyamanan
    ketiduran ketimbang ketipu ketombe ketoprak kinclong kios kirab kirain kirimin kkn klakson
    klarifikasi klasemen klenteng klepon klinis klo knalpot knapa kodam kodim kok kolak kolega
    kolektor kombes kominfo komisaris komite komnas kompensasi kompi kondektur konferensi
    konselor konsolidasi konsultan kontestan kontestasi kontrakan kontrakin konveksi konversi
    kopassus koplo kopral koramil koreksi korporasi koruptor kosan kost kpai kpk kpps kpr kpu
    kreditur kresek kritikus kriuk krl krn kroasia kronis ktp ktt kuartal kuas kue kuhp kuitansi
    kulakan kuliner kurirnya kuy kwitansi kyai kyanya kyk kykny kyknya kzl laba-laba lainnya
    lakban laki-laki lalin lansia lapas laper layanannya layangan lebaran lebay lecet leci
    legalisir legislator lelang lele lembur lemot lenong lensa lgsg lho liatin lini loe logis
    loh loketnya lomba ludruk lumayan lumpia maacih maag mabes macem macem-macem mager magnitudo
    mahasiswi makalah makanya makasi makasih malem maling manajer mandek mangkir mangkrak
    mantannya mantep mantri mantul mapel marbot maroko marsekal mas-mas masinis maskapai
    masuk-angin masukin matiin mayjen mbah mbak mbak-mbak mbakyu medis medsos meksiko memakamkan
    memaksimalkan memanen memar membobol memfasilitasi memfokuskan meminimalkan memodifikasi
    menaker menceploskan mencuat mendag mendagri mendeskripsikan mendikbud mendikdasmen
    mendingan mendokumentasikan menebak menelepon mengadang mengakomodasi mengapresiasi
    mengasuransikan mengategorikan mengeksplorasi mengekspresikan mengepel mengestimasi
    mengevakuasi mengevaluasi menggelontorkan mengimplementasikan mengimpor mengindikasikan
    mengintegrasikan mengisolasi mengkategorikan mengklaim mengoleksi mengomentari mengonfirmasi
    mengonsumsi mengoordinasikan mengoper mengoptimalkan mengucurkan menhan menhub menit
    menjambret menkes menkeu menko menkopolhukam menkumham menlu menpan menpora mensos
    mensosialisasikan mentang-mentang mentimun mentransfer menyambangi menyetir menyetor
    menyetorkan menyosialisasikan merapikan mercusuar merepresentasikan merica merilis merogoh
    mesjid meteran metode migas migor mikir mikrolet miliarder militer mimin minim minimarket
    mksh molor moneter moskow mrt mudah-mudahan mudeng mukena mumet munas musdes mushola
    musholla musrenbang mutilasi nabung nahkoda naikin nakes naksir nambah nambahin nampol nanya
    nanyain napi narapidana narator narkotika nasabahnya nasehat ndeso nebeng nelpon ngaco ngadu
    ngajak ngajar ngajarin ngaku ngambek nganter ngantor ngantri ngapain ngasih ngawur nge-gas
    ngebantu ngebet ngebuat ngebut ngedate ngedengerin ngedit ngefans ngegas ngehe ngejar
    ngejual ngelamar ngeles ngeliat ngelihat ngeluh ngemil ngerasa ngerem ngerjain ngerokok
    ngerti ngertiin ngetem ngeyel nggak ngibul ngikut ngiler nginep ngirit ngobrol ngomong
    ngomongin ngopi ngotot ngumpet ngumpul ngungsi ngurus ngutang nimbrung nirkabel nitip njir
    njirr nkri nobar nol nomornya nongkrong nonton norak norwegia notariil notaris notulen npwp
    nraktir ntar ntb ntuh nulis numpang nunggu nungguin nyalahin nyalain nyalip nyambung nyampe
    nyangkut nyantai nyaranin nyari nyebelin nyemil nyenengin nyenggol nyerah nyesek nyesel
    nyetel nyetir nyewa nyicil nyimak nyimpen nyinyir nyoba nyobain nyokap nyokapku nyolong
    nyolot nyontek nyuci nyundul nyuri nyuruh obeng obligasi obral obrolan obyek ogah ojek ojk
    ojol oktoberfest olahragawan oli olimpiade ombudsman ondel-ondel onderdil ongkir ongkirnya
    oom opor orde organisme ormas ornamen osis ospek ott pacarnya paguyuban pakde pake pakein
    pakek paket paklik pakpak panci pangdam panitianya pantesan panti pare paripurna pariwisata
    parlemen parpol pasangin pasien paslon patungan paud pawai pdam pdip pdkt pebalap pebasket
    pebulutangkis pecel peci pegel pegolf pegulat pelakor pelan-pelan pelangsing pelapak pelumas
    pembacokan pembalap pembegalan pembobolan pemda pemdes pemdesa pemerintahan pemerkosaan
    pemilu pemirsa pemkab pemkot pemotor pempek pemprov pemrograman pemulung penasaran penasehat
    pencapresan pendanaan pengamen pengecer pengen pengeroyokan penggaris penghapus pengin
    pengojek pengucuran penjambret penjambretan penodongan pensil pensiunan penularan penusukan
    penyelundupan penyintas pepaya peramban perangkat perban perbup perdata perduli perekrutan
    perempatan pergub perizinan permenkes permukiman pernapasan peron perpanjang perpres perpus
    pers perselingkuhan persen persentase persero perseroan pertalite pertamax pertigaan
    pesangon pesepak pesimis pesulap petahana petak-umpet petenis peternakan petisi petisinya
    phk pidananya pikiran pilek pilkada pilpres pinjol pinter pinus pkh pkk pkl pks plafon
    pledoi pln pns polandia polda polhukam polisi politisi polres polresta polri polsek polwan
    ponakan posbindu poskamling posko postingan posyandu ppdb pph ppk ppkm ppn prakerja
    prakiraan praktis praktisi pramuka praperadilan pribadi privat prodi promonya prostitusi
    prototipe prov provokator psbb psikiater psikis psikolog pt ptn pulkam pulpen pundak
    purnatugas purnawirawan puskesmas putihin putus-nyambung puyeng rahasia rakernas rakor rame
    ramean ransel raperda rapihin raport rasio rata-rata rawon realisasi realistis realita
    rebahan reboisasi receh redaksi redaktur registrasi rejeki rekap rekapitulasi reklamasi
    rektorat relawan religi rembuk reog reseller resep-resep resepsi reses resi residivis resiko
    resimen resinya resor resto reuni rewel rezim ributin riset ritel romantis ronde rontgen rp
    rsud rt rudal rujak rumahsakit rusun rutan rutinitas ruu rw sabu-sabu sakelar salat saldo
    samsat santer santri santuy sarden sarungan satgas satpam satpol saus sbb sbmptn sdh seabrek
    sebagian sebaiknya sebenernya sedotan seger segudang sekda sekdes sekjen sekolahan
    sekretaris sekrup selamatan selandia selebgram selebritas selengkapnya selesaiin selesain
    selingkuh selingkuhan selokan selow semangka sembako sembari sempet semur seneng senter
    sepakbola seprai serikat sersan sertipikat setidaknya setir setor setoran sholat sholeh
    sholehah sih siklon silahkan silakan silaturahmi simpen sinetron singkong sintetis siomay
    sipil sipir sirkuit sirkulasi sirsak siskamling sist sistematis siswi situs situsnya siung
    skotlandia skripsi sks skuat slta sma smp snbp snbt snmptn soalnya sobat sono sopan-santun
    sosis sosmed sosok sotoy spbu spidol spion spp sprei sprti standar steker stnk stopkontak
    stroberi studi subyek sulsel sulut sumbar sumsel sumut sunatan sundul sungkan supir suplai
    surat-menyurat suriah sutradara sutradarai swadaya swalayan swedia syukuran tabrakan tadinya
    tahlilan takmir talas talenan taman-kanak tante tanyain tarik-tunai tas taut tautan tawuran
    tbc tbk tdk tega teknis telat telkom telponan tembusan temen temen-temen temenin temenku
    temennya tenggat tenggorokan terakreditasi terdeteksi terealisasi terelektrifikasi tergiur
    teridentifikasi terintegrasi terisolasi terkontaminasi teroris terowongan tertular tes thr
    tim timnas tinggalin tionghoa tipikor tk tni toga tongkol tp tps traktir traktiran
    transjakarta transparan transportasi traumatis trims trit trotoar trus tsb ttd tuker tumisan
    tumpeng tungguin turis turnamen turunin tusuk-gigi uap uas udah udahan udahlah udh ukraina
    ukt ulekan ultah umk umkm umr umroh unjuk ustad ustadz uu varietas velg voucer waduh waduhh
    waduk wagub walah walikota wapres warganet warteg wc wedang wewenang wib wiraswastawan
    wirausaha wirausahawan wisuda wita wkwk wkwkwk woles wudhu yaelah yah yaitu yakni yasinan
    yaudahlah yordania yth yudisial yuks zonasi
    """,
    2: """
    abisan absen acak agresi akademis akankah akomodasi aktivasi aktris aktual akumulasi
    akuntansi akupun alamiah alasannya alhasil aliansi alun-alun amatir ambillah ambisi ambisius
    ampas ampunan analis andal andalan andalkan aneka anggaplah angker angsuran antar antariksa
    antarnegara antri antusiasme apapun aparat apoteker apotik argumen arogan arti artinya ashar
    asisten aslinya asosiasi astaga asumsi asupan asyiknya atraksi audisi awalan awalnya awet
    baikan balapan balita balurkan banding bantaran banyakan bapak barangnya barengan barusan
    batasi bawel bebatuan bebernya beha bekatul belahan belasungkawa benahi bendungan bener
    benturan bepergian beragam berakibat berakting beralamat berambisi beraneka beraneka-ragam
    beranggotakan beranjak berantakan berantem berapapun berarti berasumsi berawal berbagai
    berbagi berbahan berbasis berbekal berbenah berboncengan berdampingan berdandan berdiskusi
    berdomisili bereaksi berencana berfokus berfoto bergantian bergengsi bergeser bergulir
    berhasil berhembus berimbas berinisial berisikan beristirahat berjualan berkarakter
    berkarier berkecepatan berkelanjutan berkeliling berkendara berkepanjangan berkisah
    berkomentar berkontribusi berkutat berlaga berlangganan berlanjut berlarut berlokasi
    berlomba bermigrasi bermitra bermunculan bernegosiasi bernuansa berolahraga berorientasi
    berpamitan berpenampilan berpenghasilan berperan berperilaku berpikiran berpose berprofesi
    berselancar bersepeda bersikeras berspekulasi bertahap bertambahnya bertaruh bertepatan
    bertobat bertuliskan bertumbuh beruntun berurutan bervariasi bete bhabinkamtibmas bicarakan
    bicaralah bioskopnya bkin bnr bodi bokong bongkar-muat borongan bosen brankas brengsek
    brilian bripka bu bubuk budidaya bukain bukber bumbu bundaran buronan buset busway cakrawala
    cakupan camilan candaan cangkang cemilan coy cuek cuplikan cuy dadakan darimana daring daur
    dedak deh demokratis departemen depo deretan desa detailnya detektor diadaptasi diajari
    diamankan diamati diandalkan diantar diantaranya dianut diapresiasi diapun diartikan diawali
    dibagikan dibajak dibalik dibanding dibandingkan dibantai dibayarkan dibekuk dibenahi
    diberlakukan dibilas diborong dibuatkan dibudidayakan dicecar dicegah dicek dicopet dicoret
    didaerah didalamnya didampingi didanai didapat didapatkan didasari didasarkan didekat
    diderita didiagnosa diduga dievakuasi difasilitasi digadang digandeng digandrungi
    digencarkan digenjot digeser digolongkan digugat digusur dihaluskan diimbau diinginkan
    dijalani dijemur dijuluki dikabarkan dikarenakan dikaruniai dikebut dikelompokkan dikeluhkan
    dikenai dikerjakan dikisahkan dikontrol dilan dilapangan dilayani dilewati dilunasi
    diluncurkan dimaksud dimanapun dimenangkan dimintai dimulai dimungkinkan dimutasi
    dinonaktifkan diolah dioperasikan dipadukan dipahami dipajang dipangkas dipasarkan
    dipekerjakan diperankan diperbolehkan dipercepat dipergunakan diperhitungkan diperpanjang
    dipersilahkan dipertanyakan dipicu dipijat dipikir dipikirkan dipindahtugaskan dipolisikan
    diproduksi dipromosikan dirahasiakan dirangkul dirangkum direkam direksi direktorat direktur
    direncanakan dirgantara diringkus dirotasi dirumahkan dirumuskan dirundung dirut disadari
    disapa disayangkan disdik disebar diselenggarakan disengaja disepakati dishub disomasi
    disponsori distrik disusul ditabrak ditaksir ditargetkan ditaruh ditawari ditebak ditempati
    ditempuh ditengarai ditimbun ditindaklanjuti ditinjau ditiriskan ditopang dituangkan
    dituliskan ditumbuhi diuraikan diusut diverifikasi divisi divonis diwaspadai diyakini
    dokumenter dong dprk drainase dramatis dukungan duluan duplikat durhaka efektivitas ekonom
    eksemplar eksis ekstraksi enakan enaknya enteng es esensi esensial estimasi etik etnis fase
    favorit fermentasi figur fondasi frustasi frustrasi ga gabah gadang-gadang gado-gado gairah
    gak galengan gampangan gapura garpu geger gejolak gelandang gemetar gemetaran genjot geser
    gizi gratisan gravitasi grosir grup gugatan gugup gundukan gurih gurita hadirnya haluskan
    hambatan harusnya headset hektare hendaknya heroik hipertensi hitungan iapun identifikasi
    ikuti ilalang ilegal imajinasi imbalan imbang imbuhnya implikasi inap independen informal
    injeksi inspeksi inspiratif instalasi instan insting integrasi intelijen intens
    internasional interpretasi interval intinya investor irit iritasi ironis iseng iyain jagain
    jago jalannya jamur jangankan jatah jateng jatim jawaban jejaring jelang jemaat jenderal
    jengkel jenjang joglo judes jurnalis jutek kabar kadaluarsa kaga kalender kalian kalimat
    kamboja kambuh kamipun kandas kandidat kantuk karuan kasihin kayanya keanekaragaman
    keanggotaan kearifan keberagaman keberhasilan kebisingan kebugaran keburu kebut-kebutan
    kecanduan kecelakaan kecepatan kecocokan kecurangan kedepannya kedubes keilmuan kejauhan
    kelanjutan kelar kelas-satu kelembaban kelembagaan kelezatan kelontong keluhan kelurahan
    kemalingan kemauan kembalian kemiringan kemiripan kemitraan kemurnian kencan kencangkan
    kendala kendaraanku kendurkan kepanikan kepedulian kepemilikan kepemimpinan kepengurusan
    kepribadian kepunahan keragaman kerahasiaan keramik keran keributan keriput kerjakan
    kerukunan kesalahpahaman keseharian kesehatan kesehatannya kesel kesenjangan kesepakatan
    keseriusan keseruan kesetrum kesiapan ketemu keterampilan ketergantungan keterkaitan
    keterlambatan ketersediaan ketertarikan ketertiban ketidakmampuan ketidakpastian kewalahan
    kewenangan kewirausahaan kicauan kimiawi kinerja kiprah kisaran knalpotnya kodrat koin kokoh
    kolong komedian komentar kompetitif kondisi kondusif konsekuensi konseling konsistensi
    kontainer kontaminasi kontes kontra kontrakannya kontrasepsi konvensi konvensional konyol
    koordinator kosakata kran kreasi kronologis kuatir kuesioner kukatakan kultur kumis kuncinya
    kurir laba laga lagipula lajang laki lamban lambung langkanya lanjutnya lapak laris-manis
    layaknya layanan ledeng lelangan leluhur lengket letnan lewatkan lezat liat liburan loak
    lolos longsoran ludes lumuri luncurkan luring mahalan maksimal males mancanegara mancing
    mandiri mangkok manjur manusiawi marinir massa massal masukan matematis materi mau mba
    mediasi mekanis melaju melambaikan melambat melayangkan melenggang melesat melestarikan
    meliput melongo melorot meluncurkan memadati memamerkan memandangi memangkas memasarkan
    memasok membagikan membaik membebani membeberkan membekuk membenahi memberitahukan
    memberitakan memberlakukan membilas membludak memborong membujuk memenangkan memengaruhi
    memeragakan memerankan memesona memicu memijat memimpikan memompa memotivasi mempekerjakan
    memperbanyak memperbolehkan memperburuk memperdalam memperebutkan memperhitungkan
    memperkirakan memperkuat memperlambat mempermasalahkan mempermudah memperpanjang
    mempersatukan mempersulit mempertanyakan mempertanyakannya mempertemukan mempesona
    mempraktikkan memproduksi memulai memunculkan memungkinkan memusatkan memutar memutus
    memverifikasi memviralkan memvonis menabrak menafsirkan menaklukan menamai menanggapi
    menangkan menanjak menantang menanyakan menargetkan menata mencakup mencantumkan mencerahkan
    mencetak mencicipi mencoba mencolok mencret mendampingi mendanai mendasar mendatangi
    mendefinisikan mendeklarasikan mendesah mending mendiskusikan mendistribusikan mendukungnya
    mendunia menebar menekuni menelpon menembaki menembus menempel menerjang menertawakan
    meneteskan mengabadikan mengabarkan mengacaukan mengacu mengadopsi mengajari mengamankan
    mengandalkan mengantar mengantarkan mengantisipasi mengantongi mengantre mengantri
    mengartikan mengarungi mengawali mengebut mengecek mengedepankan mengelola mengeluhkan
    mengemban mengembangkan mengendarai mengesampingkan mengetik menggaji menggandeng
    menggandrungi menggaruk menggasak menggenjot menggeser menggiring menggodok menggolongkan
    menghambat menghantam mengharuskan mengherankan menghidupi menghimpun mengidentifikasi
    mengincar menginformasikan menginginkan menginvestigasi mengirimkan mengitari mengkhususkan
    mengklarifikasi mengkoordinasikan mengobrol mengolah mengontrol mengoperasikan menguat
    mengungguli mengungsi mengungsikan menguraikan menguras mengusulkan mengusut menikah
    menindaklanjuti meningkatnya menipis menir menitip menitipkan menjajakan menjajal menjebak
    menjebloskan menjemur menonaktifkan menopang mensejahterakan menstruasi mensyukuri menunjang
    menuntun menyabet menyadarkan menyalip menyantap menyasar menyayangkan menyebalkan menyedot
    menyehatkan menyelenggarakan menyelimuti menyempatkan menyenangkan menyepakati menyikapi
    menyimak menyiratkan menyisakan menyisir menyita menyoroti menyukuri menyulap merajalela
    meramaikan merambah merambat merampok merangkum meraup meredam merekapun merespon merinding
    merindukan meringkus merintis merk meroket merombak merugi merumahkan merumuskan mestinya
    mewanti milyar miris misal misalkan mitra momen mual mulas mulus mumpung mumpuni museum
    musiman musisi nalar nampan nantinya narasi narasumber nasabah nasionalis naskah negosiasi
    nekat nemu neraca netral ngabuburit ngaji ngantuk ngga nih nomer nonaktif ntu nyatanya nyepi
    nyeri nyoblos obrol observasi oknum olahan olesi oleskan omong omongan omset omzet oplah
    opsi optimisme orangtua orderan otentik pagelaran paman pamit pangan pangkas pantes panutan
    paralel parkiran partisipan paskibra pastinya pecandu pedesaan pegadaian pegal pegiat
    pekarangan pelamar pelarangan pelecehan pelestarian pelunasan peluncuran pemainnya
    pemanfaatan pemangkasan pemasok pematang pembagian pembajakan pembaruan pembatas pembenahan
    pemberantasan pemberdayaan pemberitaan pemberlakuan pembicara pembicaraan pembudidaya
    pembuktian pembukuan pemenangan pemenuhan pemerataan pemerintah pemesanan pemrosesan
    pemungutan pemutakhiran pemutaran penafsiran penambangan penampungan penandatanganan
    penanganan penanggulangan penanggung penangkal pencatatan pencetakan pencitraan pencoblosan
    pencopet pencurian pendaftar penderita pendopo pendukung pendukungnya penegakan peneliti
    penelitian penerjemah pengajuan pengamanan pengamatan penganggaran pengeboran pengecekan
    pengecoran pengelasan pengelola pengelolaan pengembang pengemudi pengendara pengentasan
    pengeras pengereman pengeringan pengerjaan pengerukan penggalangan penggodokan penggorengan
    penggusuran penghambat penghijauan penghitungan penghujan pengingat penginjil pengintai
    pengintaian pengiriman pengolahan pengrajin penguatan pengukuran pengungsi pengungsian
    pengusutan penikmat penimbunan penistaan penjahit penjudi penopang penumpukan penyajian
    penyaluran penyambutan penyebar penyehatan penyekapan penyewaan penyuluhan pepohonan
    perabotan peraih perajin perampok perampokan perannya perbaikan percepatan perda perdananya
    perdu perekat perekonomian perencana perencanaan pergantian pergelaran pergeseran perguruan
    perhelatan perhotelan perih perkantoran perkemahan perkirakan perkuliahan perlengkapan
    perlintasan perlombaan permisi pernikahannya perorangan perpajakan perpanjangan pertambangan
    pertemanan pertokoan perumusan perusahan perwujudan pesinetron petarung peternak peti-kemas
    petinggi pgn pidana pijat pikir pipa piringnya pke poin pokoknya polrestabes pondasi porsi
    pos-ronda potensial praktek produksi promo prosesnya proyeksi psikologis pungkas pungli
    pupuk pupuknya purnabakti putranya putri putusan ragukan raib rambu rambu-rambu rangkuman
    rapot rayap referensi reguler rekaman rekayasa rekonstruksi rekor rel relasi religius
    relokasi rencananya rentang representasi reruntuhan reserse reservasi resistensi reskrim
    retribusi revisi rilis rongsok rongsokan rontok rotasi ruas ruko rumania rumus rupiah rute
    sadari sajadah saking salah-satunya salahsatu salahsatunya sampe samudra sangrai santap
    sapaan saran sarana satwa sd sebal sebatas sebel sebisa sebutkan sedikitnya sedini segini
    segitu segmen seharga sejalan sejatinya sejumput sekaligus sekedar sekte sekuel sekunder
    selegit selektif selonjor semaksimal semifinal senantiasa sengketa senyawa sepekan sepele
    seperangkat sepertinya sepihak sepulang seputar serangkaian serat serempak seru sesosok
    setelahnya setelan setempat seukuran seumuran seusai seutuhnya shalat siklus simbolis simpel
    siprus sisanya siswa skenario skeptis sob solusinya somasi sore spanduk spasi spesial
    spesialis stoknya struktural stunting substansi sulitnya sumur sungguhan surga sutradaranya
    syuting tagihan tahapan tahunnya takjil taktis talenta tanggal tanggul tanjakan tantangan
    targetnya taruh taruhan tatanan tebak tebakan tegalan tegangan telak telanjur temannya
    temperatur temukan tenar tenda tentram teratasi terawat terbarukan terberat terbuat
    tercantum tercatat tercepat tercermin terdepan terduga terencana terenyuh terfavorit
    tergabung tergantikan tergerus tergeser tergusur terhambat terhubung terigu terinspirasi
    terjepit terkait terkuak terlengkap terlewatkan terlindungi terluar termos termotivasi
    termudah terobosan terompet terong terorganisir terpancing terpantau terpaut terpeleset
    terpercaya terperosok terpidana terpikirkan terpisahkan terpuruk tersanjung terselesaikan
    terserang tersetrum tersulit tertabrak tertawa tertimpa tetesan tetua tikungan tiongkok
    tiriskan titip titipan torsi transplantasi trayek trek-trekan trik triwulan tropis tuangkan
    tuh tukas tukasnya tunjangan tuntas tur turunan tutupin tuturnya ulah ungkapnya urine usai
    usulan uts validasi variabel varian ventilasi vertikal visum wahana waspadai wastafel wihara
    wiraswasta wisatanya wisatawan wit yuk
    """,
    1: """
    abis adapun administrasi advokasi agen aiptu ajang akrab akreditasi aktor almarhum alur aman
    amis ampuh aneh anggaran antusiasnya apaan apalagi atap aturan aula babak babinsa bagikan
    bahas bajak baku balon bambu ban basket bawaan becek belakangan belasan belokan bening
    berbicara berbondong-bondong bercanda berdasar berdesakan berganti berhamburan berhubungan
    berjejal berjubel berjumlah berkah berkala berkali-kali berkat berkekuatan berkemah
    berlangsung berlebih berlibur bernyanyi berpidato berprestasi bersamaan bersangkutan
    bersantai bertema berteman berteriak beruban berupa beserta betah bgmn biasanya biaya bicara
    bingung bolos bukankah bulutangkis buruh bus busana cabang cairan canda caranya catatan
    cebol cekatan cemberut cerdas cetak citra cocok daftar dagang dangdut dapatkan dek denger
    deportasi depresi dermaga deskripsi detail diajarkan diajukan diakibatkan diakui diangkat
    dibagi dibahas dibangun dibatasi dicabuli dicekal diciptakan dicurigai didatangkan
    didengarkan didirikan digelar diharapkan dihilangkan dihitung diikuti diingat diisolasi
    diizinkan dikembangkan dikemukakan dikenal dikirim dikirimkan dikurangi dikutip dilanjutkan
    dilapisi dilengkapi dilepas dimainkan dimakamkan dimana dimanfaatkan dimengerti dimohon
    dingin dinilai dinkes dipaksakan dipercaya diperdagangkan diperkirakan diperkuat
    dipersiapkan diputar dirasa dirasakan direbut direkrut disebut disebutkan disesuaikan
    disetujui diskusi dispenser distribusi ditambahkan ditandai ditanyakan ditemukan
    ditingkatkan dititipkan dituturkan diungkapkannya diusulkan dll dokumentasi donor dorong dp
    dsb dugaan dukung dulunya durasi edukatif eksistensi ekspektasi eksplorasi ekstra emisi enak
    fans fansnya fantastis fatal fenomenal film flu fotokopi gagasan gan gara gelar gemas gerah
    gereja gerimis gesit gondrong gosong halnya harus haus heran himbauan hindari hitung honor
    hp ibukota ide ilmuwan ilustrasi imigrasi implementasi indikasi indikator individual
    informasi informatif informatika inginkan intervensi isinya iya jajaran jalan-jalan
    jangkauan jangkung jemuran jenuh juni juragan jurusan kabarnya kabur kader kaisar kamar kamu
    kancah kang karakter karakteristik karpet karyawati kas kaus keahlian keamanan keberadaan
    kebersamaan keberuntungan kedaluwarsa keduanya kehausan kekerasan kekeringan kekinian
    kelangkaan kelompok keluhkan kemampuan kemasan kendati kepanasan kependudukan kepengin
    kepulauan kerajinan kerjaan kerumunan kerusuhan kesadaran kesempatan kesemutan ketentuan
    keterbatasan keterbukaan keterlibatan kewajiban kgk kira-kira kiriman klien klub knp kocak
    kolom komandan kompetensi kompol komunikatif konon konservasi konstitusi kontak kontrol
    korban kotoran kriminal kristen kritis kumuh kuno kupu-kupu lahan lakukan langka langsing
    lanjutkan larutan layar legal legendaris legislatif lembaran lengang letjen lihai lingkungan
    linu lo lokal lokomotif loncat loteng lu luapan lucu lunak luwes mahasiswa manapun martabak
    mas maupun melamar melamun melebar meledak melemah melepas melewati meliputi meluap melunasi
    memaksakan memanfaatkan membagi membahas membatasi membentang membidik memblokir memesan
    memperbesar memperhatikan memperlakukan memperlihatkan memperluas mempersiapkan
    memprihatinkan mempromosikan memprovokasi menabung menaksir menampilkan menandai mencemaskan
    menciptakan mencuci mendorong mendukung menelusuri menempati menemukan menengok mengaku-aku
    mengamati mengendus mengerti menggambar menggapai menggarisbawahi menggelar menggelarnya
    menggemaskan menghadirkan menghangatkan menghapus menghibur menghindari menghitung mengimbau
    menginspirasi mengirim mengkhawatirkan mengkritisi mengundurkan mengurangi menjabarkan
    menjabat menumpuk menunda menunggak menunjukan menutupi menuturkan menyadari menyangkut
    menyapa menyarankan menyatu menyebar menyebutkan menyembuhkan menyeret menyetujui menyewakan
    merekam merencanakan merubah meski meskipun mesum metabolisme mewajibkan meyakini miliki
    mirip misterius modern modifikasi modus mpr mts mulai mulu mungil mw nasional natal ngelamun
    nominal nongol notifikasi nusantara nutrisi nyali oke olahraga om operasional opini optimal
    orang-orangan otonomi padahal palestina palu pangeran paparnya para parasut pasalnya paskah
    pastor pecinta pedagang pegunungan pekan pekerjaannya pel pelaksana pelaku pelatih pelatihan
    pelayanan pemakaian pemakaman pemaparan pemeliharaan pemeran pemilih pemilihan pemugaran
    pemukiman penambahan penarikan penataan penawaran pencabulan pencekalan pendekatan pendiri
    penembakan penerimaan pengadaan pengaduan pengamat pengangkatan penganiayaan pengap
    pengembangan pengendalian penghasil penghasilan pengujian penis penobatan penundaan
    penyelenggara penyelenggaraan penyiar peradilan peran perawatan perbatasan perbudakan
    perilaku perkawinan perkebunan perkotaan perkumpulan perluasan pernikahan pernyataan persis
    personel persuasif persyaratan pertanda pertunjukan perwakilan pesona petualangan pidato
    pingsan pirang piring pohon politikus posisi prajurit preman primer pro-kontra produser
    profesi provider provokatif publik pungkasnya pura putra ranking rapat rating rawan rekan
    rektor rencana renovasi renyah repatriasi represif reproduksi respons rincian rok roma
    ruangan saat sadar salju sandi santai sastra satlantas sebagus sedangkan sedikitpun
    sehari-hari sejajaran sekelompok seksama sela selenggara seluler seluruhnya semen semringah
    senada senilai seniman setelah setidak-tidaknya sewaktu-waktu siapapun sigap signifikan
    simak sis sketsa skor sltp solusi sontak spektakuler statusnya stiker strategis stres suap
    sumpek sumringah suplemen suspensi suster tabungan tahu-tahu tampaknya tandasnya telepon
    teman tempuh tendangan tentunya tepatnya terbentuk terbiasa terdaftar tereliminasi terendah
    tergolong terhindar teriakan terimakasih terisak terjal terjangkau terjaring terjerat
    terkadang terkesan terkonfirmasi terlupakan ternak ternama terobsesi terorganisasi
    tersandung terverifikasi terwujud tiap topan tpi transfer transisi tubuhnya tuli tutupnya
    ukuran unggulan untungnya usil usut utamanya verifikasi vihara wadah wajahnya warga warung
    warungnya wisudawan yaudah yunani
    """,
    0.5: """
    acara adanya agar alasan ampun angka anting artikel asam asia asin atasan atribut badai
    bagus bahkan bak bakal banyaknya bawahan begitu begitulah bek benar bengal berasal
    berdasarkan beres bergabung beribadah berikan berikut berkunjung bermanfaat berstatus
    bersumber bertahan bilas boneka bor boros bun bung bungsu candi cek cemas coret cukup dana
    dapat diajak diakhiri dianggap dianiaya diantara dicatat dicetak dicuci didepan dihadiri
    dikategorikan dikunjungi dini dinyalakan diperkenankan diperlakukan dipimpin diragukan
    dirumah disusun diterapkan dulu efektif foto fundamental fungsi garis gim gol gorengan gosip
    gubuk hal halo hama harganya harum hening hoax hukum identik ingin item izin jalur jaringan
    jas jemur jeruk jumlah kalinya kalung karya karyanya kasihan kebanjiran kebiasaan
    kebingungan kebun kedepan kedinginan kegiatan kehabisan keharusan kejiwaan kejuaraan
    kekuasaan kelamin kelangsungan kencang kenyataannya kerumitan kesamaan kesini kesulitan
    kolonial kota kuliah kunjungan kurban kusut lamaran langsung lanjut lembaga les lintas
    lulusan lumbung lunas mahluk maka mal masuknya mayor melakukan melampirkan melanjutkan
    melawan melayani melemahnya melirik meloncat melulu memajang memakai membangun member
    memikirkan memiliki mempelai memperbaiki mempercepat menaruh menatap mencapai mendatang
    mendengarkan mendominasi menduga menerapkan mengajarkan mengajukan mengakhiri menganalisa
    mengatakan mengatur mengemudi mengenang mengganti menggugat mengizinkan mengundang
    mengungkap menimbun menjangkau menunduk menyajikan menyalakan menyejahterakan menyelidiki
    merasa merayakan merekrut mertua mewaspadai mie misalnya mode muazin munculnya mundur nah
    niscaya nyaris optimis orang-orang pak parah paruh pasca pasrah paten peduli pejalan
    pekerjaan pemakai pembahasan pembangkit pembayaran penampilan pencernaan pendamping
    penerapan penetapan pengairan pengaturan pengertian penggolongan penggunaan penghargaan
    pengunjung pengusaha penjualan penulis penurunan penyebab penyeberangan penyedia peradaban
    perhitungan perkiraan permasalahan pertanyaan pesan petugas pilot pimpinan pintar pola polos
    praktik pramugari presiden proklamasi pulas puluhan punya putaran ragu raih relatif rembesan
    ribuan roboh ruang rubah rutin saja sajian saling sang satuan sebelumnya sebesar sebisanya
    secepatnya sedang sederhana seharusnya sejenak sejumlah sekalian sekitar selang selanjutnya
    selisih semacam sempat senapan sepakat seraya serial sering sesudah setan siaga siang siap
    sidang smartphone smk sop struktur suaka sudah sulit swiss tadarus tambahkan tampak tamu
    tanyakan tarawih tata tayang temuan terampil terasa terbatas terelakkan terendam tergantung
    terjadi terjebak terlanjur terlihat termangu termurah ternyata teror tersadar tersedia
    terserah terseret tersisa tertarik tertulis terutama tingkat toilet tubuh tugas tulus
    tunangan tutur ulang umum undangan unggul ungkapan via waktu wali website wilayah ya
    """,
    0.25: """
    akan akhirnya akibat akibatnya anggota anggur apakah berdebat berkelas bersaing bertenaga
    bray cie demikian diabetes diam-diam dibicarakan didatangi dijatuhi dimiliki dipecat
    diperoleh gang gejala gunakan halaman hangat hanya hias hingga ilmiah info inti jaket jam
    jamu jasa jerami jika kabut kadang kampus kecut kedatangan keluh kenaikan kerabat ketika
    khatib khusus kritik lalu lantai lantaran lantas lapangan lawas lokasi lonjakan manfaat
    mangga masyarakat mawar melati meletus melonjak membajak memberikan memperoleh menambahkan
    mencatatkan mendirikan menendang menepis menerbitkan mengajak menghubungi mengingat
    mengunjungi menjelang menoleh menuai menuju menurun menurunkan menurut menyampaikan menyebut
    menyulitkan menyusul menyusuri min motor murni musyawarah namun nikah paling pengajar
    pengaruh penginapan peningkatan penjual per perdagangan perkembangan pernah pertandingan
    pertumbuhan pindah punggung pungutan rapi ratusan saji sangat sebagaimana sebuah segera
    seharian seiring seluruh semakin semester sesekali sesuai setara sip soal tajam tambak
    tambang tanaman tarif tegas tentang tentu terbaru terdekat terdiri terhadap terlebih
    tersebut tersedu tersentak tersipu tetap umumnya unik unsur upacara upah usia wartawan
    """,
}
