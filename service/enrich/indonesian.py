"""Words that are Indonesian rather than Malay, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beda, berbeda, perbedaannya.
ROOTS = {
    3: """
    adon aduk agustus aktivitas akuisisi akurat alergi amplas antisipasi antre apartemen apotek
    arisan asbak asuransi bahwa bakteri balkon bandel bangkrut bareng baterai beasiswa beda
    berangkat berantak bibi bibit bikin bisnis blokir bobot bocah bordir brosur butuh canggung
    cekcok celana celengan cengeng cicil coba coblos cokelat delapan denah derajat deras desain
    desember dinas dokter domba dongeng edukasi efek efisiensi eksekusi ekspor ember energi eropa
    erupsi evakuasi evaluasi fakultas fasilitas fisika fitur fraksi gagang galon gampang garansi
    garasi gawang gayung gedung gembok genangan gerobak gratis gubernur gugat hemat hewan hunian
    identitas imbau imbuh impor infeksi inggris instansi investigasi iris istri jabar jadwal jahe
    jebol jembatan jepang jorok jumat kado kaget kaldu kaleng kamis kangen kanker kantor kapasitas
    karantina karcis karena kartu karyawan kasasi kasir kasur kawat kecoa kelelawar kembang-api
    kemiri kemudi kendara kendaraan keponakan keringat kerudung kesal ketan ketik khawatir kiai
    kiper kirim kisruh kloter koalisi kode kodok komoditas kompatibel kompetisi kompor komunitas
    koneksi konfirmasi konsentrasi konser konsumen konsumsi konten kontribusi koordinasi koper koran
    korupsi kualifikasi kualitas kuantitas kucur kulkas kursi lemari libur limbah lisensi listrik
    loket lonceng longsor lowong lurah macan macet mampir manajemen maret masker matematika
    mayoritas mebel medali minoritas mobil mudik musala musik narkoba ngengat nomor obat oleh-oleh
    ongkos oposisi oranye otomatis otomotif otoritas pabrik pacar paham pajak panen panggung paparin
    parkir partai partisipasi paspor patroli pelit pelosok pendeta pengacara pensiun penyidik
    perangko performa pergok periode permen personil perunggu perusahaan pesantren petinju poles
    polusi pompa ponsel popok prancis prangko pria prioritas produsen properti prosesor provinsi
    proyek publikasi pulsa rajut ramping rapor razia realitas regulasi rekam rekening rekrutmen rem
    rentan retas ribet rinci ringkus rusak sablon sabuk saklar sampo sanksi sapi sehat sekop selai
    senin sepatu sepeda sertifikasi sertifikat setrika sidik sinyal sirup sopir sosialisasi spanyol
    stadion stasiun stempel sumpit suporter surel survei taksi tambal teknisi televisi tembok
    terdakwa tersangka tetangga tilang toko tomat tombol triliun truk uang unduh unggah ungkap ungsi
    universitas utang vaksinasi vonis waisak wasit wisata wortel
    """,
    2: """
    antrean apresiasi aspal bacok bentrok besok bius capek dampak danau deteksi detik dominasi
    efisien elang finansial fisik gagas garap genang gerebek guncang handuk instruksi investasi
    istirahat jajan jaksa jendela judul juli kakek kantong karet kelola kendali klaim konsisten
    konstruksi konsultasi kunjung laboratorium lacak lembar logika magang mantan merek miliar napas
    nuklir nyalakan nyaman orasi panitia pasok pengadilan penggemar perawat perbarui permanen
    populer prediksi presentasi rapikan rekomendasi rembes renggut repot resep resmi ricuh sadap
    sajikan sandal sandera sawer sekap sobek sukses tabel tabrak tagih tampil tanggap tekuk tekun
    telantar telpon tempel tentara terap terjang terlantar tipe tuding ujar ujung upaya usung wabah
    wajan wawancara zona
    """,
    1: """
    gilas hamil lampiaskan lelah ramah rampung rendam robek seleksi sendok sepi sergap sita telusur
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    adek administratif aduk-aduk adzan agan agunan aj aja aki aksesoris akting akun akuntan akurasi
    alay aljazair almarhum almarhumah alokasi alpukat alumnus ama amandemen ambilin ambrol ambruk
    ampe ampelas amplop andong ane angkot angkringan angkutan anjay anjir anjlok antaragama
    antarkampung antarkota antarmuka antarprovinsi antarpulau antarumat antarwarga anter antreannya
    antusias aparatur apbd apbdes apbn apel apem arak-arakan areal arsip arsitek asik askes asn
    atmosfer audiensi ayok bacain bagian bajaj bajigur bajing bakalan bakso bakwan balado balap
    bandara bandeng banget bangettt bansos bantuin bapak-bapak bapaknya baper bappenas barbuk
    bareng-bareng basarnas baskom batagor batubara bawaslu bbm bbpom bebek becak begadang begal bego
    behel bekicot belasungkawa belgia belom beneran benerin bensin berawan beresiko beresin bergizi
    berkas bermeterai berpikir berselingkuh bertanggung besok-besok besutan beton bgt bilang
    bilangnya bimbel biologis bioskop bisa bisakah biskuit blm blom blt blusukan bmkg bnn bnpb boba
    bobol bohlam bokap bokapku bpbd bpjs bpkb bpom bps brasil brimob bs buangin bucin bude bugar
    bulik bumbui bumdes bumn bupati buru-buru busi cabai cabe cabup cagub cakep caleg calo camat
    campursari cangkir capres cawabup cawapres ceko cemal-cemil centong cepet cepetan ceplok
    ceritain cewe cewek cicilannya ciduk cilok cirebon cireng cobain cobek cod colokan copet cowo
    cowok cpns cuan cuekin cuitan cuman cumi curanmor curhat dalem damkar damri dangdut dapet dapil
    dasawisma dasi daster dbd debitur deg-degan dekade deket deketan delman densus desainer deterjen
    dianiaya dianter dianya diapain diare dibacok dibawain dibegal dibeliin dibilang dibilangin
    dibobol dibolehin dibuangin dibully dicabuli didukung diem-diem difabel digelar digelontorkan
    digizi dihapus dijambret dikasih dikeroyok dikirain dilansir dilegalisir diliat dimakamkan
    dimana-mana dimarahin dinamis dinosaurus dipakai diperkosa dipidana dirapikan direktori dirilis
    dirjen disabilitas disalip disambangi disetor diskon diskonan distro diundangkan dki dkpp dll
    doain doang doi dompetku donasi donatur dongkol dosen dosis doyan dpd dpr dprd dr drastis
    dropship dst duh dus dusun dzikir dzuhur ecer eceran editan editannya ekonomis eksepsi ekskul
    ekspansi eksternal elo elpiji elu emak-emak emang emangnya emg emoh empeng encok engga enggak
    entar ente esai eyang faktur fiksi filosofi filsafat finlandia fiskal formulir fotografer
    fotokopi fotokopinya fpi fungsional gabut gaes gajelas gak galau galaunya gamis ganteng gantiin
    gapapa gaptek gara-gara gatau gawai gebetan gebetannya gede gedean gegara gemes gencar genetika
    gengsi genteng geografis gerbong gercep gerimis gerindra getuk ghosting gimana gimanapun gini
    ginjal gitu gitulah gmn goblok gokil golkar gorden gordyn gorontalo gpp grafis gratifikasi
    grosiran gtw gudeg gue gugupnya gulali gundu gurame gurami gurita guwe gw hadeh hadits hahaha
    halalbihalal halte handphone hape hehe hehehe helm hengkang historis hiu hoaks hongaria honorer
    horor hrs humas hut idul idulfitri ijin ikut-ikutan imlek imut indekos infak infus inget
    inget-inget ingetin inisial insinyur ipk irak irigasi irlandia islandia isolasi isoman italia
    iuran jabodetabek jadul jajanan jajanin jakbar jakpus jaksel jaktim jakut jaman jambret jangkrik
    jelasin jelek jendral jenewa jerapah jeroan jht jilbab jimpitan jkn jl jogja jok jomblo jompo
    jurnalistik justru kab kabarin kabupaten kacamata kadal kades kadung kagak kalbar kalkun kalo
    kalsel kalteng kaltim kamarnya kampanye kampungan kang kaos kapan kapolda kapolres kapolresta
    kapolri kapolsek kaprodi kapuspenkum karang-taruna karateka kardus karhutla karir karna karnaval
    kas kasat kasatreskrim kasus katup kayak kayaknya keasinan kebangun kebanjiran kebayang kebelet
    kebijakan kebobolan kecamatan kecantol kecap kece kecebong kecewek kecoklatan kecopetan kedelai
    kedinginan kehausan keinget kejagung kejaksaan kejari kejati kekecilan kelaperan kelengkeng
    kelereng keliatan kelinci keluarin keluhannya kelupaan kemahalan kemaleman kemanisan kemaren
    kemarin kemarin-kemarin kemenag kemendag kemendikbud kemenhub kemenkes kemenkeu kemenkumham
    kemenlu kemensos kepagian kepanasan kepanitiaan kepedesan kepengen kepikiran kepincut kepingin
    kepiting kepleset kepo kepoin kepolisian kerapian keren keresek keripik kerjabakti kernet kerok
    kerokan kerupuk kesandung keseleo kesenggol keset kesiangan ketahuan ketauan ketiduran ketimbang
    ketipu ketombe ketoprak kinclong kios kirab kirimin kkn klakson klarifikasi klasemen klepon
    klinis klo knalpot kocek kok kolak kolega kominfo komisaris komite komnas kompensasi kondektur
    konferensi konselor konsolidasi konsultan kontrakan kontrakin konveksi konversi koplo koreksi
    korporasi koruptor kosan kost kpai kpk kpps kpr kpu kreditur kresek kriuk krl krn kroasia kronis
    ktp ktt kuartal kuas kue kuhp kuitansi kulakan kuliner kurirnya kusut kuy kwitansi kyai kyk
    laba-laba lainnya lakban laki-laki lansia lapas laper layanannya layangan lebaran lebay lecet
    leci legalisir lelang lele lembur lemot lenong lensa lgsg lho liat liatin lini loe logis loh
    loketnya lomba ludruk lumayan lumpia maacih maag macem macem-macem mager magnitudo mahasiswi
    makalah makanya makasih malem maling manajer mandek mangkir mangkrak mantannya mantri mantul
    mapel marbot maroko martabak mas-mas masinis maskapai masuk-angin masukin matiin mbah mbak
    mbak-mbak mbakyu medis medsos meksiko melulu memakamkan memanen memar membobol menaker
    menceploskan mencuat mendag mendagri mendikbud mendikdasmen mendingan menebak menelepon
    mengadang mengemudi menggelontorkan mengonsumsi mengoper mengucurkan menhan menhub menit
    menjambret menkes menkeu menko menkopolhukam menkumham menlu menpan menpora mensos
    mentang-mentang mentimun menyambangi menyetir menyetor menyetorkan merapikan mercusuar merica
    merilis merogoh mesjid meteran metode migas mikir mikrolet miliarder militer minim minimarket
    molor moneter moskow mrt mudeng mukena mulu mumet munas musdes mushola musholla musrenbang
    mutilasi nabung nahkoda naikin nakes naksir nambah nambahin nampol nanya nanyain napi narapidana
    narator narkotika nasabahnya nasehat ndeso nebeng nelpon ngaco ngadu ngajak ngajar ngajarin
    ngaku ngambek nganter ngantor ngantri ngapain ngasih ngawur nge-gas ngebet ngebut ngedate ngedit
    ngefans ngegas ngehe ngelamar ngeles ngeliat ngeluh ngemil ngerasa ngerem ngerjain ngerti
    ngertiin ngeyel nggak ngibul ngikut nginep ngirit ngobrol ngomong ngomongin ngopi ngotot ngumpet
    ngumpul ngungsi ngurus ngutang nih nimbrung nirkabel nitip nkri nobar nol nomornya nongkrong
    nonton norak norwegia notariil notaris notulen npwp nraktir ntar ntb nulis nunggu nungguin
    nyalain nyalip nyambung nyampe nyangkut nyantai nyari nyebelin nyemil nyenggol nyerah nyesel
    nyetir nyewa nyicil nyimak nyimpen nyinyir nyoba nyobain nyokap nyokapku nyolong nyolot nyontek
    nyuci nyuri nyuruh obeng obligasi obral obrolan obyek ogah ojek ojk ojol olahragawan oli
    olimpiade ombudsman ondel-ondel onderdil ongkir ongkirnya oom opor orde organisme ormas ornamen
    osis ospek ott pacarnya pakde pake pakek paket paklik pakpak panci panitianya panti pare
    paripurna pariwisata parlemen parpol pasangin pasien paskah paslon patungan paud pawai pdam pdip
    pdkt pebasket pebulutangkis pecel peci pegel pegolf pegulat pejalan pelakor pelan pelan-pelan
    pelapak pembacokan pembalap pembegalan pembobolan pemda pemerintahan pemerkosaan pemilu pemirsa
    pemkab pemkot pemotor pempek pemprov pemrograman pemulung penasaran penasehat pencabulan
    pencapresan pendanaan pengamen penganiayaan pengecer pengen pengeroyokan penggaris penghapus
    pengin pengojek pengucuran penjambret penjambretan penodongan pensil penularan penusukan
    penyintas pepaya peramban perangkat perban perbup perdata perduli perempatan pergub perizinan
    permenkes permukiman pernapasan peron perpanjang perpres perpus pers perselingkuhan persen
    persentase persero perseroan pertalite pertamax pertigaan pesepak pesimis pesulap petahana
    petak-umpet petenis peternakan petisi petisinya phk pidananya pijat pikiran pilek pilkada
    pilpres pinjol pinter pinus pkh pkk pks plafon pledoi pln pns polandia polda polhukam polisi
    politisi polres polri polsek polwan ponakan posbindu poskamling posko postingan posyandu pph ppk
    ppkm ppn prakerja prakiraan praktis praktisi pramuka praperadilan preman pribadi privat prodi
    promonya prostitusi prototipe prov psbb psikiater psikis psikolog pt ptn pulkam pulpen pundak
    purnatugas purnawirawan puskesmas putus-nyambung puyeng rahasia rakernas rakor rame ramean
    ransel raperda raport rasio rata-rata rawon realisasi realistis realita rebahan reboisasi receh
    redaksi registrasi rejeki rekap rekapitulasi reklamasi rektorat relawan religi rembuk reog
    reseller resep-resep resepsi reses resi residivis resiko resinya resor resto reuni rewel rezim
    riset ritel ronde rontgen rp rsud rt rudal rujak rumahsakit rusun rutan rutinitas ruu rw
    sabu-sabu salat saldo samsat santer santri santuy sarden sarungan satgas satpam satpol saus sbb
    sdh seabrek sebagian sebaiknya sebel sebenernya sedikitpun sedotan seger segudang sekda sekdes
    sekjen sekolahan sekretaris sekrup selamatan selandia selebgram selebritas selengkapnya
    selesaiin selesain selingkuh selingkuhan selokan selow semangka sembako sembari sempet semur
    seneng senter sepakbola serikat sersan sertipikat setidaknya setir setor setoran sholat sholeh
    sholehah sih siklon silahkan silakan silaturahmi simpen sinetron singkong sintetis siomay sipil
    sipir sirkuit sirkulasi sirsak siskamling sist sistematis siswi situs situsnya siung skotlandia
    skripsi sks skuat sma smp soalnya sopan-santun sosis sosmed sosok sotoy spbu spidol spion spp
    sprei standar stnk stopkontak stroberi studi subyek sulsel sulut sumbar sumsel sumut sunatan
    supir suplai surat-menyurat suriah sutradara swadaya swalayan swedia syukuran tabrakan tadinya
    tahlilan takmir talas talenan taman-kanak tangerang tante tanyain tarik-tunai tas taut tautan
    tawuran tbc tbk tdk tega teknis telat telkom telponan tembusan temen temen-temen temenin temenku
    temennya tenggat tenggorokan tergiur terimakasih terintegrasi terowongan tertular tes thr tim
    timnas tinggalin tionghoa tipikor tk tni toga tongkol tp tps traktir traktiran transparan
    transportasi traumatis trims trotoar trus tsb ttd tumisan tumpeng tungguin turis turnamen
    turunin tusuk-gigi udah udahan udahlah udh ukraina ukt ulekan ultah umk umkm umr umroh unjuk
    ustad ustadz uu varietas velg voucer waduk wagub walikota wapres warganet warteg wc wedang
    wewenang wib wisuda wita wkwk wkwkwk wudhu yah yaitu yakni yasinan yogyakarta yordania yth
    yudisial yuks zonasi
    """,
    2: """
    absen acak akademis akankah aktris aktual akumulasi akuntansi akupun alasannya alhasil aliansi
    amatir ambisi ambisius analis andal andalan aneka antar antariksa antarnegara antusiasme apapun
    aparat apoteker apotik argumen arti artinya ashar asin asisten aslinya asosiasi asumsi asupan
    atasan audisi awalnya awet bak baku balapan balita balurkan banding bantaran banyakan banyaknya
    bapak barangnya barengan barusan bawahan bawel bebernya beha bekatul belahan belakangan belokan
    benahi bendungan bener benturan bepergian beragam berakibat berakting berantakan berapapun
    berarti berawal berbagai berbagi berbahan berbasis berbenah berboncengan berdebat berdiskusi
    bereaksi berencana berfokus bergantian bergengsi bergeser bergulir berhasil berimbas berinisial
    berisikan berkarier berkelanjutan berkendara berkepanjangan berkomentar berkontribusi berlaga
    berlangganan berlanjut berlarut berlokasi bernuansa berolahraga berorientasi berpamitan berperan
    berperilaku berpikiran berprofesi bersepeda bersikeras bertahap bertambahnya bertaruh bertenaga
    bertuliskan bertumbuh berurutan bervariasi berwenang bete bilas bioskopnya bodi bolos
    bongkar-muat bor borongan bosen brengsek bu budidaya bukain bukber bumbu bundaran bungsu cakupan
    camilan cemilan coret cuek cuplikan darimana daring daur dedak deh demokratis departemen deretan
    dermaga desa detailnya diajak diakhiri diamankan diamati diandalkan diantaranya diapun diartikan
    diawali dibagikan dibalik dibanding dibandingkan dibekuk dibenahi diberlakukan dibilas diborong
    dicecar dicek dicopet dicoret didalamnya didapat didapatkan didasari didasarkan diduga
    dievakuasi digadang digandeng digandrungi digencarkan digenjot digeser digugat digusur
    dihaluskan diimbau dijalani dijemur dijuluki dikabarkan dikarenakan dikebut dikeluhkan dikenai
    dikerjakan dikutip dilewati dilunasi diluncurkan dimaksud dimanapun dimintai dimulai
    dimungkinkan dimutasi dini dinonaktifkan diolah dioperasikan dipahami dipangkas dipecat
    diperankan diperbolehkan dipergunakan diperhitungkan diperkenankan diperpanjang dipertanyakan
    dipicu dipijat dipikirkan dipindahtugaskan dipolisikan diproduksi dipungut dirangkul dirangkum
    direkam direksi direktorat direktur direncanakan diringkus dirotasi dirumahkan dirundung
    disadari disana disayangkan diselenggarakan disini disomasi distrik disusul disusun ditaksir
    ditargetkan ditebak ditempuh ditengarai ditimbun ditindaklanjuti ditiriskan diusut divisi
    divonis diyakini dong dukungan duluan efektivitas eksemplar eksis enakan enaknya enteng es
    esensial etnis fantastis fase favorit figur frustasi ga gabah gadang-gadang gado-gado gairah
    galak galengan gampangan gan gapura garpu gelandang gemas gemetar gemetaran genjot geser gim
    gizi gratisan gravitasi grosir grup gua gubuk gugatan gugup gurih hadirnya halnya haluskan hama
    hambatan harusnya hektare hendaknya hipertensi hitungan iapun identifikasi ikuti ilalang ilegal
    imajinasi imbalan imbang imbuhnya inap independen injeksi inspeksi inspiratif instalasi instan
    insting intelijen intens internasional interpretasi intinya investor irit iseng iyain jagain
    jago jalannya jamur jas jateng jatim jawaban jejaring jelang jemaat jemur jenderal jengkel
    jenjang jerami jeruk joglo judes jurnalis jutek kabar kalender kalian kalimat kamar kamboja
    kambuh kamipun kandas kandidat keberagaman keberhasilan kebingungan kebugaran keburu
    kebut-kebutan kecanduan kecelakaan kecepatan kecurangan kedepannya kedubes keilmuan kelangkaan
    kelangsungan kelar kelas-satu kelezatan keluhan kelurahan kemalingan kembalian kemitraan kencan
    kencangkan kendala kendaraanku kendari kendurkan kepedulian kepemilikan kepemimpinan
    kepengurusan kepribadian keragaman kerahasiaan keramik keran keributan keriput kerjakan
    kerukunan kerumitan kerumunan kesalahpahaman keseharian kesel kesenjangan kesepakatan keseruan
    kesetrum kesiapan kesini ketemu keterampilan ketergantungan keterkaitan ketersediaan
    ketertarikan ketertiban ketidakpastian kewenangan kewirausahaan kinerja kisaran knalpotnya kocak
    koin kokoh komentar kondisi kondusif konsekuensi kontainer kontes kontra kontrakannya konvensi
    konvensional konyol koordinator kosakata kran kreasi kuesioner kultur kumis kuncinya kurban
    kurir laba laga lagipula laki lambung langkanya lanjutkan lanjutnya lapak laris-manis layaknya
    layanan lelangan letnan lewatkan lezat liburan lihai loak lolos ludes lumbung lumuri luncurkan
    luring mahalan mahar maksimal males mancanegara mancing mandiri mangkok massa massal materi mau
    melainkan melaju melambat melayangkan melenggang melestarikan melirik melorot meluncurkan
    memadati memamerkan memangkas memasok membagikan membaik membeberkan membekuk membenahi
    memberitahukan memberitakan memberlakukan membilas membludak memborong membujuk memenangkan
    memengaruhi memeragakan memerankan memicu memijat memperbanyak memperebutkan memperkirakan
    memperkuat mempermudah memperpanjang mempertanyakan mempertemukan memproduksi memulai
    memunculkan memungkinkan memutar memutus memviralkan memvonis menafsirkan menaklukan menanggapi
    menantang menanyakan menargetkan menata mencakup mencantumkan mencetak mencicipi mencoba
    mencolok mencret mendampingi mendasar mendatangi mending mendistribusikan menduga mendukungnya
    mendunia menekuni menelpon menembus menempel menerjang menertawakan mengabarkan mengacu
    mengadopsi mengakhiri mengandalkan mengantar mengantarkan mengantisipasi mengantongi mengarang
    mengawali mengebut mengecek mengelola mengeluhkan mengemban mengembangkan mengendarai mengetik
    menggaji menggandeng menggandrungi menggasak menggelar menggenjot menggodok menghambat
    mengidentifikasi mengimbau mengincar menginginkan mengirimkan mengitari mengklarifikasi
    mengobrol mengolah mengontrol mengoperasikan mengundurkan mengungguli mengungsi mengungsikan
    menguras mengusulkan mengusut menikah menimbun menindaklanjuti meningkatnya menir menjajakan
    menjajal menjebloskan menjemur menstruasi menular menunda menunjang menuntun menuturkan menyabet
    menyalip menyantap menyasar menyayangkan menyebalkan menyelenggarakan menyelidiki menyikapi
    menyisakan menyisir menyita menyoroti menyulap meramaikan merambah merangkum meraup meredam
    merekapun merencanakan merespon meringkus merk meroket merombak merumahkan mestinya mewanti
    milyar misa misal misalkan misterius mitra momen mual mulas mulus mumpung mumpuni museum musiman
    musisi mutasi nampan nantinya narasi narasumber nasabah naskah negosiasi nekat nemu netral
    ngabuburit ngaji ngantuk ngga nomer nonaktif nyatanya nyepi nyeri nyoblos obrol observasi oknum
    olahan olesi oleskan omongan omset omzet oplah opsi orangtua pagelaran palu paman pamit pangan
    pangkas panutan parkiran paruh pasca paskibra pasrah pastinya pedagang pedesaan peduli pegadaian
    pegal pegiat pegunungan pekarangan pelamar pelarangan pelatih pelecehan pelestarian pelunasan
    peluncuran pemainnya pemakai pemanfaatan pemangkasan pemasok pematang pembagian pembajakan
    pembangkit pembaruan pembatas pembenahan pemberantasan pemberitaan pemberlakuan pembuktian
    pembukuan pemeran pemerataan pemerintah pemesanan pemugaran pemukiman pemungutan pemutakhiran
    pemutaran penambangan penandatanganan penanganan penanggulangan pencernaan pencoblosan pencopet
    pencurian pendaftar pendamping penderita pendopo pendukung pendukungnya peneliti penelitian
    penerapan penerjemah pengadaan pengairan pengajuan pengamatan penganggaran pengeboran pengecekan
    pengecoran pengelasan pengelola pengelolaan pengembang pengemudi pengendara pengentasan pengeras
    pengereman pengerjaan pengerukan penggodokan penggusuran penghambat penghasilan penghijauan
    penginjil pengiriman pengolahan pengrajin pengukuran pengungsi pengungsian pengunjung pengusutan
    penimbunan penumpukan penyajian penyaluran penyeberangan penyedia penyekapan penyelundupan
    penyuluhan pepohonan peraih perampok perampokan perannya perbaikan perbatasan percepatan perda
    perdananya perdu perekonomian perencanaan pergantian pergelaran pergeseran perguruan perhelatan
    perhitungan perhotelan perih perkantoran perkemahan perkuliahan perlengkapan perlintasan
    perlombaan permasalahan permisi pernikahannya perorangan perpajakan perpanjangan persis
    pertambangan pertanda pertemanan pertokoan pertunjukan pesinetron peternak peti-kemas pidana
    pincang pingsan pipa piring piringnya poin pokoknya porsi pos-ronda potensial prajurit praktek
    produksi promo prosesnya proyeksi psikologis pulas pungkas pungli pupuk pupuknya purnabakti
    putaran putranya putri putusan raib raih rambu rambu-rambu rangkuman ranking rapat rapot
    referensi reguler rekaman rekayasa rekor rektor rel relasi religius rencana rencananya rentang
    reruntuhan respons retribusi revisi rilis rok rongsok rongsokan rontok rotasi ruas rubah ruko
    rumania rumus rupiah rute sadari sajadah saking salah-satunya salahsatu salahsatunya salju sampe
    samudra sangrai santap saran sarana satwa sd sebal sebatas sebutkan sedikitnya sedini segini
    segitu segmen seharga sejalan sejatinya sejumput sekaligus sekedar sekelompok sekunder selang
    selonjor semifinal senada senantiasa sengketa senyawa sepekan sepele sepertinya sepihak seputar
    serangkaian serat serempak seru setelahnya setempat seusai seutuhnya shalat siaga siapapun
    siklus simpel siprus sisanya siswa skenario solusinya somasi sop sore spanduk spesial spesialis
    stoknya struktural stunting substansi sulit sulitnya sumur surga sutradaranya syuting tadarus
    tahapan tahunnya takjil taktis talenta tanggal tanjakan tantangan targetnya taruhan tatanan
    tayang tebak tegalan tegangan telak telanjur temannya temperatur temukan tenar tenda tendangan
    terampil terbatas terbuat tercatat tercepat terdepan terduga terenyuh tergabung tergerus
    tergeser tergusur terhambat terhubung terigu terinspirasi terkait terkuak terlanjur terlengkap
    termos terobosan terong terorganisir terpantau terpaut terpeleset terpercaya terperosok
    terpidana terpukau terpuruk tersanjung terserang terseret tersetrum tersingkir tersungkur tetua
    tikungan tiongkok tiriskan trayek trek-trekan trik triwulan tropis tuh tukas tukasnya tuli tulus
    tunjangan tuntas tur turunan tutupin tutur tuturnya ulah ungkapnya usai usulan usut validasi
    variabel varian vertikal visum wahana wastafel wisatanya wisatawan wit yuk
    """,
    1: """
    abis adapun administrasi advokasi agar agen ajang akibatnya akrab akreditasi aktor alasan alur
    aman amis ampuh aneh anggaran anting antusiasnya apaan apakah apalagi atap aturan babak badai
    bahas bahkan bakal bambu ban bandung banten becek belasan bengal bening berbicara
    berbondong-bondong bercanda berdesakan berganti berhamburan berhubungan beribadah berjejal
    berjubel berjumlah berkah berkala berkali-kali berkat berkekuatan berlangsung berlibur bernyanyi
    berpidato bersamaan bersangkutan bertema berteriak beruban berupa beserta betah biasanya biaya
    bicara bingung bogor boros bukankah bulutangkis buruh cabang cairan canda caranya catatan cebol
    cekatan cemas cemberut cerdas cetak citra cocok daftar dagang dapatkan dek denger deportasi
    depresi deskripsi diajarkan diajukan diakibatkan diakui diangkat dianugerahi dibagi dibahas
    dibangun dibatasi dicekal diciptakan didatangi didengarkan didirikan diharapkan dihitung diikuti
    diizinkan dijatuhi dikembangkan dikenal dikirim dikirimkan dikurangi dilengkapi dimainkan dimana
    dimanfaatkan dimohon dingin dinilai dipaksakan dipercaya diperkirakan diputar dirasakan disebut
    disebutkan disesuaikan disetujui diskusi dispenser distribusi ditambahkan ditandai ditemukan
    dituturkan diungkapkannya dokumentasi donor dorong dp dsb dugaan dukung dulunya durasi edukatif
    eksistensi ekspektasi eksplorasi ekstra emisi enak fans fansnya fenomenal film flu foto gagasan
    gang gelar gemuruh gerah gesit gondrong gosip gosong hal hangat harus hasil haus heran hias
    himbauan hindari hingga hitung hp hukum ibukota ide identik ilmiah ilmuwan ilustrasi imigrasi
    implementasi indikasi indikator individual informasi informatif ingin intervensi inti isinya
    jajaran jaket jalan-jalan jamu jangkauan jangkung jaringan jasa jemuran jenuh jokowi juni
    jurusan kabarnya kabur kadang kader kaisar kalinya kalung kamu karakter karakteristik keahlian
    keamanan keberadaan kebersamaan keberuntungan keduanya kegiatan kekerasan kekeringan kekinian
    kekuasaan kelompok keluh keluhkan kemampuan kemasan kencang kendati kependudukan kepengin
    kepulauan kerabat kerajinan kerjaan kerusuhan kesadaran kesempatan kesemutan kesulitan ketentuan
    keterbatasan keterlibatan kewajiban khusus kira-kira kirain klien klub knp kolom komandan
    kompetensi komunikatif konon konstitusi kontak kontrol korban kota kotoran kriminal kristen
    kritik kritis kumuh kuno kupu-kupu kurikulum lahan lakukan lamaran langka langsung lantai
    lantaran lawas layar legal legendaris legislatif lembaran lengang lengkap lingkungan linu lo
    lokal lokasi lokomotif loncat lu lucu lulusan lunak luwes mahasiswa mahluk makassar malah
    manapun manfaat mangga mas masyarakat maupun melampirkan melamun melanjutkan melati melayani
    meledak melepas melewati meliputi meloncat meluap melunasi memakai memanfaatkan membagi membahas
    membangun membatasi memberikan membidik memblokir memesan memperbaiki mempercepat memperhatikan
    memperlihatkan memperluas memperoleh mempersiapkan memprihatinkan menambahkan menampilkan
    menandai menaruh mencemaskan menciptakan mencuci mendaftar mendatang mendengarkan mendirikan
    mendorong mendukung menegaskan menelusuri menempati menemukan menendang menepis menerapkan
    menerbitkan mengajukan mengaku-aku mengamati mengendus mengerti menggambar mengganti menggapai
    menggarisbawahi menggemaskan menghadirkan menghapus menghibur menghindari menghitung menghubungi
    mengingat mengirim mengkritisi mengundang mengunjungi mengurangi menjabarkan menjabat menjangkau
    menuai menumpuk menunggak menutupi menyadari menyajikan menyampaikan menyangkut menyarankan
    menyatu menyebar menyebut menyebutkan menyembuhkan menyetujui menyewakan menyulitkan menyusul
    menyusuri merasa merayakan merekam merubah meski meskipun metabolisme mewajibkan mewujudkan
    meyakini miliki mirip misalnya mode modern modifikasi modus motor mpr mujarab mulai murni
    musyawarah namun nasional natal ngelamun nikah nominal nongol notifikasi nusantara nutrisi
    nyaris oke olahraga om operasional opini optimis orang-orangan otonomi padahal pak palestina
    pangeran pangkuan paparnya papua para pasalnya pastor pekan pekerjaannya pelaksana pelaku
    pelatihan pelayanan peliharaan pemakaian pemakaman pemaparan pembahasan pemeliharaan pemilih
    pemilihan penampilan penawaran pencekalan pendekatan pendidikan pendiri penembakan penerimaan
    pengaduan pengamat pengangkatan pengap pengaruh pengembangan pengendalian penghargaan penghasil
    pengujian peningkatan penis penjual penjualan penurunan penyelenggara penyelenggaraan peran
    perawatan perdana perilaku perkawinan perkebunan perkembangan perkotaan pernikahan pernyataan
    perseorangan personel persuasif persyaratan pertanyaan pertumbuhan perwakilan pesan pesona
    petualangan petugas pidato pikir pindah pirang pohon politikus posisi prabowo praktik prihatin
    primer pro-kontra profesi provokatif publik puluhan pungkasnya putra rajin rating ratusan rawan
    rekan renovasi renyah repatriasi represif reproduksi rincian roboh roma ruangan rutin saat sadar
    saja saji saksama saling sandi santai sastra satuan sebagaimana sebelumnya sebesar sedangkan
    sehari-hari seharusnya seiring sejajaran sekitar seksama sela selenggara seluler seluruhnya
    semakin semarang semen semringah senilai seniman sepakat serial sering sesekali sesudah setara
    setelah setidak-tidaknya sewaktu-waktu siang sigap signifikan simak sis skor soal solusi sontak
    statusnya stiker strategis stres suaka suap sudah sulawesi sumatera sumpek sumringah surabaya
    swiss tabungan tahu-tahu tampak tampaknya tamu tanaman tandasnya tarif tegas telepon teman
    temuan tentu tentunya tepatnya terasa terbentuk terbiasa terdaftar terdiri terendah terendam
    tergantung tergolong terhindar teriakan terjadi terjal terjangkau terjaring terjebak terjerat
    terkadang terkesan terlebih terlihat termenung ternak ternama ternyata tersandung tersebut
    tersisa tertawa terwujud tiap tingkat topan transfer transisi tubuhnya tutupnya ukuran ulang
    umumnya unsur untungnya usik usil utamanya verifikasi wadah wajahnya waktu warga warung
    warungnya
    """,
    0.5: """
    acara adanya akibat anggota angka artikel asam asia atribut bagus baru begitu begitulah bek
    benar berasal berdasarkan beres bergabung berikan berikut bermanfaat berstatus bersumber
    bertahan cek cuci cukup dana dapat demikian dianggap dicetak dicuci dipimpin diragukan efektif
    fundamental fungsi garis gempa gol gorengan halaman harganya harum hoax indonesia isi izin
    jakarta jalur jumlah kabut karyanya kebiasaan kebun kehabisan keharusan kejiwaan kenyataannya
    kesamaan ketika kolonial kuliah lalu lanjut lantas lapangan lembaga les lintas lunas maka
    masuknya mawar melakukan melawan memikirkan memiliki mencapai mengajak mengajarkan mengatakan
    mengatur mengeluh mengizinkan menjelang menuju menurut munculnya mundur nah niscaya orang-orang
    paling parah pasar paten pekerjaan penetapan pengajar pengaturan pengertian penggunaan pengusaha
    penulis peradaban pernah pertandingan pimpinan pintar pola polos presiden proklamasi pungutan
    punya ragu rasanya ribuan ruang sajian sang secepatnya sedang sejenak sejumlah sekalian
    selanjutnya selisih seluruh semacam sempat seraya sesuai siap smartphone struktur tambahkan
    tanyakan tata terdekat termurah tersadar tersedia tertarik tertulis terutama tetap tubuh tugas
    ulangan umum unggul upacara usia via wali wilayah ya
    """,
}
