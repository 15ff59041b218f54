"""The words that tell Indonesian and Malay apart, with their weights: data of pair.py.

A weight is in natural log-odds: 3 for what is written in one of the two only (`karena`, `kerana`),
2 for what is rare in the other, 1 for a leaning, .5 for a slight one. Function words and everyday
words come first; places and offices only lean, since either language writes about both countries.

The choice is our own. Word frequencies were looked at to find what is common and to drop what the
other language writes too: wordfreq 3.1 (data CC BY-SA 4.0); none of its figures is in here.
"""

# Forms with the prefixes and suffixes of pair.py count as well (berbeda, perbedaan; perbezaan).
INDONESIAN_ROOTS = {
    3: """
    agustus akreditasi aktivitas akuisisi akurat antisipasi antre apartemen apotek asuransi bahwa
    bakteri bareng baterai beasiswa beda bikin bisnis blokir butuh celana coba cokelat delapan
    desain desember distribusi dokter edukasi efek efisiensi eksekusi eksplorasi ekspor emisi eropa
    evakuasi evaluasi fakultas fasilitas fisika gampang garansi gubernur gugat hemat hewan
    identifikasi identitas imbau impor infeksi inggris instalasi intervensi investigasi istri jabar
    jadwal januari jembatan jepang jumat kamis kanker kantor kapasitas karantina karena kartu
    karyawan kasur kendaraan khawatir kode komoditas kompetisi kompor komunitas koneksi konfirmasi
    konsentrasi konser konsumen konsumsi kontribusi koordinasi koran korupsi kualifikasi kualitas
    kuantitas kulkas kursi lemari limbah lisensi listrik longsor macet manajemen maret masker
    matematika mayoritas medali minoritas mobil modifikasi musik narasi narkoba nomor obat otomatis
    otomotif otoritas pabrik pacar paham pajak partisipasi paspor pensiun performa pergok personil
    perusahaan polusi prancis pria prioritas produksi produsen properti proyek publikasi realitas
    regulasi rekrutmen renovasi reproduksi ribet rinci rusak sanksi sehat senin sepatu sepeda
    sertifikasi sertifikat setrika sopir sosialisasi spanyol spesifikasi stadion stasiun substansi
    survei taksi tambal teknisi televisi tersangka tetangga toko tomat transisi triliun truk uang
    unduh unggah ungkap universitas utang variasi verifikasi wisata
    """,
    2: """
    antrean aplikasi apresiasi aspal atap besok bicara capek demokrasi deteksi detik dominasi
    efisien elektronik finansial fisik garap handuk instruksi investasi jaksa jendela juli kakek
    kelola kendali klaim konsisten konstruksi konsultasi kunjung laboratorium logika luncur magang
    miliar nuklir nyaman panitia paten pengadilan penggemar perbarui permanen populer prediksi
    presentasi rekomendasi repot resep resmi sandal sarapan stiker sukses tabel tabrak tampil
    tanggap telpon tentara terap tipe uap ujar ujung unggul usung wabah wawancara zona
    """,
}
MALAY_ROOTS = {
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
    kahwin kawal kedai kelab kerajaan khidmat lawak lembap letup lori maruah mohonnya olimpik pasu
    pelabur pelancong peluang pengsan peniaga pentadbiran perniagaan pinda prestij prioriti putera
    puteri rahsia rakam rakan rasmi risau salji saman sejuk selesa sempadan siasat sokong surau
    suria tahniah tentera wang zon
    """,
}
# As they are, and with what is hung on any word (`-nya`, `-lah`).
INDONESIAN = {
    3: """
    administratif advokasi aja aksesoris aktivis akun akuntan akurasi alay aljazair alokasi alpukat
    alumnus amandemen ambrol ambruk amplop ane angkot angkringan angkutan anjay anjlok antarmuka
    antusias aparatur apbd apbn apel areal arsip arsitek asik askes atmosfer bagian bajaj bakalan
    bakso bakwan balap bandara banget baper basarnas batubara bawaslu bbm bebek becak begal
    belasungkawa belgia belom beneran beresiko berkas berpikir bertanggung besutan beton bgt bilang
    bilangnya biologis bioskop bisa bisakah biskuit blm blusukan bmkg bnn bnpb boba bocah bokap bpbd
    bpjs bpkb brasil bude bugar bumn bupati buru-buru cabai cabe cagub caleg camat cangkir ceko
    centong cewek cicil cicilan ciduk cirebon cireng cobain colokan copet cowok cpns cuan cuekin
    cuitan cuman cumi curhat damkar damri dapet dapil dasi dekade desainer deterjen diapain diare
    dibawain dibeliin dibilang dibilangin dibolehin dibutuhkan didukung digelar digelontorkan
    dihapus dikasih dikirain dikucurkan dilansir dimana-mana dimarahin dinamis dinosaurus dipakai
    diputar direktori dirilis dirjen disambangi diskon distro ditilang diundangkan dki dkpp dll
    doang dokumentasi donasi donatur dongkol dosen dosis doyan dpd dpr dprd dusun eceran ekonomis
    ekskul ekspansi eksternal elo elpiji elu emang emg energi engga enggak ente esai eyang faktur
    februari fiksi filosofi filsafat finlandia fiskal fitur formulir fotografer fotografi fpi
    fungsional gabut gaes gak galau ganteng gara-gara garasi gawai gebetan gede gedean gegara gencar
    genetika gengsi genteng geografis gerbong gerindra gimana gini ginjal gitu gmn gokil golkar
    gorden grafis gue gw hadeh hahaha hape hehe hehehe helm hengkang historis hiu hoaks hongaria
    horor humas idul idulfitri ijin ikut-ikutan imlek imut infak infus ingetin inisial insinyur
    insya ipk irak irigasi irlandia islandia isolasi italia iuran jahe jajan jajanan jaman jambret
    jebol jelek jendral jenewa jht jilbab jkn jl jogja jok jomblo jompo jurnalistik justru kabupaten
    kacamata kado kagak kaget kalo kampanye kangen kaos kapan kapolda kapolres kapolri kaprodi
    kapuspenkum karcis karir karna kas kasus katup kayak kayaknya kebayang kebijakan kecamatan kecap
    kecoa kejagung kejari kejati kelinci kemaleman kemarin kemenag kemendikbud kemenhub kemenkes
    kemensos kepagian kepikiran kepincut kepleset kepo kepolisian keren keripik kernet kerupuk
    ketahuan ketimbang ketipu kios kiper klakson klarifikasi klasemen klepon klinis klo knalpot
    koalisi kocek kok kolega komisaris komite komnas kompensasi kompetensi kondektur konferensi
    konsolidasi konsultan konteks kontrakan kontrakin konveksi konversi koreksi korporasi koruptor
    kosan kost kpai kpk kpr kpu krl krn kroasia kronis ktp ktt kuartal kucuran kue kuitansi kuliner
    kupu-kupu kur kwitansi kyk laba-laba lainnya laki-laki lansia lapas lebaran lebay lelang lembur
    lemot lensa lho lini loe logis loh lomba lowongan lumayan lurah mager magnitudo mahasiswi
    makalah makanya makasih mampir manajer mandek mangkir mangkrak mantul maroko martabak masinis
    maskapai mbah mbak medis medsos meksiko memakamkan memanen memar membobol membutuhkan
    menceploskan mencuat mendagri mendikbud mendingan menebak mengadang menggelontorkan mengonsumsi
    mengucurkan menhub menit menjambret menkes menkeu menkopolhukam menkumham menlu menpan mensos
    mentimun menyambangi menyetir mercusuar merek merica merilis merogoh metode migas mikir mikrolet
    miliarder minim molor moneter moskow mrt mudeng mudik nabung nahkoda nanya nanyain napi
    narapidana narator narkotika nasehat ngadu ngajak ngajar ngajarin ngaku ngantor ngantri ngapain
    ngasih ngebet ngebut ngelamar ngeluh ngerasa ngerjain nggak ngibul ngikut nginep ngomongin ngopi
    ngungsi ngurus nih nirkabel nkri nol nongkrong nonton norwegia notaris notulen npwp nulis nunggu
    nungguin nyampe nyangkut nyari nyebelin nyesel nyetir nyewa nyicil nyoba nyokap nyolong nyuci
    nyuri nyuruh obeng obligasi obral obrolan obyek ojek ojk ojol oktober olahragawan olimpiade
    ombudsman onderdil ongkir ongkos oom oposisi orde organisme ormas ornamen ospek pabrikan pakde
    pake paket pakpak panci panti parpol partai paskah paslon paud pdam pdip pecel pembalap pemda
    pemerintahan pemilu pemirsa pemkab pemkot pemprov pemrograman pemudik penasaran penasehat
    pendanaan pengen penggaris pengucuran pepaya peramban perangkat perban perbup perduli perempatan
    pergub periode perizinan permen permenkes permukiman pernapasan peron perpres pers persen
    persentase perseroan pertalite pertamax pertigaan pesimis pesulap petahana petisi phk pilek
    pilkada pilpres pinjol pinter pks pln pns polandia polda polhukam politisi polres polri polsek
    pompa ponakan ponsel popok posko postingan posyandu pph ppn prakerja prakiraan praktis praktisi
    pramuka pribadi privat prosesor prostitusi prototipe psikolog pt ptn pulpen pundak purnatugas
    purnawirawan puskesmas rahasia rampung ransel raperda rapor raport rasio rata-rata realisasi
    realistis realita reboisasi receh redaksi registrasi rejeki rekam rekening reklamasi rektorat
    relawan religi resor reuni rezim riset ritel ronde rontgen rp rsud rudal rujak rumahsakit
    rutinitas ruu salat saldo samsat santer santri sarden satpam satpol saus sbb sebagian sebaiknya
    sebenernya seharusnya sekda sekjen sekolahan sekretaris sekrup selandia selebgram selengkapnya
    selokan sembako sembari sepakbola serikat sersan sertipikat setidak-tidaknya setidaknya setir
    sewaktu-waktu sholat sih silahkan silakan silaturahmi simak singkong sintetis sipil sirkuit
    sirkulasi sistematis siswi situs situsnya skotlandia skripsi sks skuat sma smp soalnya sosis
    sosok spbu spion sprei standar stempel stnk studi subyek sunatan supir suplai suporter surel
    suriah sutradara swadaya swedia tabrakan tadinya tangerang tante tas taut tautan tawuran tega
    teknis telat telkom telponan temen tenggat tenggorokan tergiur terimakasih terintegrasi
    terowongan tes thr tilang timnas tionghoa tni toga tp transparan transportasi trotoar trus tsb
    tungguin turis turnamen udah ukraina ukt ultah umk umkm umr umroh unduhan unjuk uu varietas
    vonis waduk wagub wajan walikota warganet warteg wasit wedang wewenang wib wisuda wita wkwk
    wkwkwk wortel yah yaitu yakni yogyakarta yordania yth
    """,
    2: """
    absen acak akademis akankah akrab aktris aktual akumulasi akuntansi alasannya alhasil aliansi
    amatir ambisi ambisius ampuh analis andal andalan aneka antar antariksa antarnegara antusiasme
    apalagi apapun aparat apoteker apotik argumen arti artinya asisten aslinya asosiasi asumsi
    asupan atribut audisi awalnya awet bahkan baku balapan balita banda bangkrut bantaran banyakan
    banyaknya bapak barangnya barengan barusan bawel begitulah belahan belakangan bendungan bener
    bensin benturan bepergian beragam berakibat berakting berantakan berapapun berarti berawal
    berbagai berbagi berbahan berbasis berboncengan berdampak berdiskusi bereaksi berencana berfokus
    bergantian bergengsi bergulir berhasil berimbas berinteraksi berisikan beristirahat berjudul
    berkala berkarier berkelanjutan berkendara berkepanjangan berkomentar berkontribusi berlaga
    berlangganan berlanjut berlarut berlokasi bermanfaat bernuansa bernyanyi berolahraga
    berorientasi berpamitan berperan berperilaku berpikiran berprofesi bersangkutan bersepeda
    bersikeras berstatus bersumber bertahap bertambahnya bertaruh bertema bertuliskan bertumbuh
    berujung berukuran berupa berurutan bervariasi berwenang bete bingung bodi bolos bosen brengsek
    budidaya bukain bundaran cakupan camilan celengan cemilan citra cuek cuplikan darimana daring
    daur defisit deh demokratis departemen derajat deretan desa deskripsi detailnya diajak diakhiri
    diakibatkan diamankan diamati diandalkan diantaranya diartikan diawali dibagikan dibahas dibalik
    dibanding dibandingkan dibatasi dibekuk diberlakukan dicegah dicek dicetak dicopet didalamnya
    didapat didapatkan didasari didasarkan diduga dievakuasi digandrungi digarap dihadiri diimbau
    dijalani dijuluki dikabarkan dikarenakan dikelola dikembangkan dikenai dikenal dikerjakan
    dikutip dilewati dilunasi dimaksud dimanapun dimiliki dimohon dimulai dimungkinkan dinas dini
    diolah dioperasikan dipahami dipaksakan diperbolehkan dipergunakan diperhitungkan diperkenankan
    diperpanjang dipertahankan dipertanyakan dipicu dipikirkan dipimpin dipungut diragukan direkam
    direksi direktorat direktur direncanakan diringkus disadari disajikan disayangkan disebut
    disebutkan diselenggarakan disesuaikan disetujui disini distrik disusul disusun ditaksir
    ditandai ditargetkan ditebak ditempuh ditengarai ditindaklanjuti ditingkatkan divisi divonis
    diyakini domba domestik dong drastis dukungan duluan durasi efektivitas eksemplar eksis
    eksistensi ekspektasi ekstra enakan enaknya enteng es esensial etnis fantastis fase favorit
    figur frustasi ga gagasan gairah gampangan gan gedung gelandang gim gizi gratisan gravitasi
    grosir grup gua gugatan gurih hadirnya halnya halte hama hambatan harusnya hektare hendaknya
    hitungan hunian ibukota identik ikuti ilegal ilmuwan imajinasi imbalan imbang imbuh implementasi
    inap indeks independen indikasi indikator injeksi inspeksi inspiratif instan instansi insting
    instrumen intelijen intens internasional interpretasi intinya investor irit iseng iyain jagain
    jago jalannya jamur jawaban jejaring jelang jemaat jenderal jenjang jeruk jorok judes judul
    jurnalis jurusan jutek kabar kalender kaleng kalimat kamar kamboja kambuh kandas kandidat
    karakteristik karet karyanya kastil keberadaan keberagaman keberhasilan kebersamaan kebingungan
    kebugaran keburu kecanduan kecelakaan kecepatan kecurangan kedepannya kedubes keharusan keilmuan
    kejiwaan kelar kelelahan keluhan kelurahan kemalingan kembalian kemitraan kencan kendala kendari
    kendati kenyataannya kepedulian kepemilikan kepemimpinan kependudukan kepengurusan kepribadian
    keragaman kerahasiaan kerajinan keramik keran keributan kerjakan kerusuhan kesalahpahaman
    kesamaan keseharian kesehatan kesel kesempatan kesenjangan kesepakatan kesiapan kesini kesulitan
    ketemu ketentuan keterampilan keterbatasan ketergantungan keterkaitan keterlibatan ketersediaan
    ketertarikan ketidakpastian kewenangan kewirausahaan khususnya kinerja kisaran kocak koin kokoh
    kolom kolonial komentar komisi komposisi kondisi kondusif konsekuensi kontak konten kontes
    kontra kontras kontrol konvensi konvensional konyol koordinator koper kosakata kotoran kreasi
    kuesioner kultur kumis kuncinya kuota kurir laba laga lagipula laki lambung lanjutkan lantas
    lapak layaknya layanan layar legislatif lembar letnan lewatkan lezat liburan lihai lingkungan
    lolos luring mahalan mahasiswa maksimal males manapun mancanegara mancing mandiri mantan massa
    massal masuknya materi mau melacak melaju melambat melanjutkan meledak melenggang melestarikan
    melewati melirik melorot memamerkan memasarkan memasok membagi membagikan membaik membatasi
    membebani membeberkan membekuk memberitahukan memberitakan memberlakukan membidik membludak
    membuatnya membujuk memenangkan memengaruhi memesan memicu memperbanyak mempercepat
    memperebutkan memperkirakan memperkuat memperluas mempermudah memperpanjang mempersiapkan
    mempertanyakan mempertemukan mempromosikan memulai memunculkan memungkinkan memutar memutus
    memviralkan memvonis menafsirkan menaklukan menanggapi menantang menanyakan menargetkan menata
    mencakup mencantumkan mencetak mencicipi mencoba mencolok mencret mendampingi mendasar
    mendatangi mending menduga mendukungnya mendunia menekuni menelepon menelpon menembus menempel
    menertawakan mengabarkan mengacu mengadopsi mengamati mengandalkan mengantar mengantarkan
    mengantisipasi mengantongi mengapresiasi mengawali mengecek mengelola mengeluhkan mengemban
    mengembangkan mengenakan mengendarai mengetik menggaji menggandeng menggandrungi mengganti
    menggasak menggelar menggodok mengguncang menghadirkan menghambat menghapus mengidentifikasi
    mengimbau mengincar menginginkan mengirimkan mengitari mengklaim mengklarifikasi mengobrol
    mengolah mengontrol mengoperasikan mengundurkan mengunggah mengungguli mengungsi mengungsikan
    mengunjungi menguras mengusulkan menikah menindaklanjuti meningkatnya menjajakan menjajal
    menjebloskan menjemur menumpuk menunda menunjang menuntun menuturkan menyabet menyadari
    menyajikan menyandang menyangkut menyantap menyasar menyayangkan menyebalkan menyebutkan
    menyelenggarakan menyenangkan menyikapi menyisakan menyita menyoroti menyulap meramaikan
    merambah meraup meredam merekam merencanakan merespon meringkus merk meroket merombak merumuskan
    meski mestinya metabolisme mewanti militer milyar misal misalkan misterius mitra modus momen
    mual mulas mulus mumpung munculnya museum musiman musisi musyawarah nampan nantinya napas
    narasumber nasabah naskah negosiasi nekat nemu ngantuk ngga niscaya nomer nutrisi nyatanya nyeri
    nyoblos observasi oknum olahan omongan opini oplah opsi orangtua otonomi paman pamit panen
    pangan panutan pariwisata parkiran parlemen paruh pasangannya pasien paskibra pasokan pastinya
    patroli pedesaan peduli pegal pegiat pegunungan pekarangan pekerjaannya pelaksana pelamar
    pelarangan pelecehan pelestarian pelit pelunasan peluncuran pemainnya pemanfaatan pemasaran
    pemasok pembagian pembahasan pembajakan pembangkit pembaruan pembatas pemberantasan pemberitaan
    pemberlakuan pembuatan pembuktian pemerintah pemesanan pemungutan pemutakhiran pemutaran
    penambahan penambangan penanaman penandatanganan penanganan penanggulangan pencernaan
    pencoblosan pencopet pencurian pendaftar pendamping penderita pendukung pendukungnya peneliti
    penelitian penerapan penerjemah penetapan pengadaan pengaduan pengajuan pengamat pengamatan
    pengaturan pengeboran pengecekan pengelola pengelolaan pengembang pengembangan pengemudi
    pengendara pengeras pengerjaan penggunaannya penghambat penghasilan penghijauan pengiriman
    pengolahan pengrajin pengukuran pengungsi pengungsian pengusaha penulisan penumpukan penurunan
    penyajian penyaluran penyedia penyelundupan penyuluhan pepohonan peraih perampok perampokan
    perannya perbaikan percepatan perda perekonomian perencanaan pergantian perguruan perhelatan
    perhitungan perih perkawinan perkebunan perkemahan perlengkapan perlombaan permasalahan
    pernikahan pernikahannya perorangan perpanjangan persis pertambangan pertanda pertemanan
    peternak peternakan pidana pikiran pingsan pipa poin pokoknya polos porsi potensial prajurit
    praktek primer promo prosesnya provinsi proyeksi psikologis pulsa pungli putranya putri putusan
    raib raih rambu rapot rawan referensi reguler rekaman rekayasa rekor relasi religius rencananya
    rentan rentang reruntuhan resiko retribusi revisi rilis rok rontok rotasi ruas ruko rumania
    rumus rupiah rute sadari saja saking salju sampe samudra santap sapi saran sarana satuan satwa
    sd sebal sebatas sebutkan secepatnya sedikitnya sedini segini segitu segmen seharga sejalan
    sejatinya sekaligus sekedar sekelompok sekunder selembar selisih selonjor semifinal senantiasa
    sengketa senyawa sepekan sepele sepertinya sepihak seputar serangkaian serat serempak seru
    setara setelahnya setempat seusai seutuhnya shalat siaga siapapun sidik siklus simpel siprus
    sisanya siswa skenario sobat solusinya sore spanduk spesial spesialis struktural sulitnya sumur
    syuting tabungan tagihan tahapan tahunnya taktis talenta tanggal tantangan targetnya taruhan
    tatanan tayang tebak tegangan telak telanjur temannya tembusan tempe temperatur temuan temukan
    tenar tenda tentunya tepatnya terampil terbatas terbuat tercatat tercepat terdepan terduga
    tergabung tergantung tergenang terhambat terhubung terinspirasi terjangkau terkadang terkait
    terlanjur terlengkap termos termurah ternama terobosan terong terorganisir terpantau terpercaya
    terpuruk tersadar terserang tetua tikungan tim tiongkok tipis tombol topan trayek trik triwulan
    tropis tudingan tuh tulus tunjangan tuntas tur turunan tutupin ulah usai usulan validasi
    variabel varian vertikal visum wadah wahana wina wisatanya wit
    """,
    1: """
    abis acara adapun administrasi agen ajang aktor alami alur aman aneh anggaran angka anting apaan
    apakah april aturan babak badai bagus bahas bali bambu bandung banten batas belanda belasan
    benar berangkat bercanda berganti berhubungan beribadah berikut berisi berjumlah berkah berkat
    berlibur berpidato bersamaan berteriak beserta betah biasanya biaya bibit bogor boros bukankah
    bulutangkis bumbu buruh cabang cairan caranya catatan cerdas cetak cocok daftar dagang dampak
    danau dapatkan denger depresi dermaga diajarkan diajukan diakui diangkat dibagi dibangun
    diciptakan didirikan diharapkan dihitung diikuti diizinkan dikirim dikirimkan dikurangi
    dilengkapi dimainkan dimana dimanfaatkan dinilai dipercaya diperkirakan dirasakan disertai
    disita diskusi ditambahkan ditemukan dituturkan diungkapkannya donor dorong dp dsb dugaan dukung
    dulunya enak film flu foto fraksi gang gawang gelar gosip gosong gratis hal hangat harganya
    hasil heran hias himbauan hindari hitung hukum ide ilmiah imigrasi individual indonesia
    informasi ingin inovasi inti isinya istirahat jakarta jaket jalan-jalan jamu jaringan jasa
    jateng jatim jawa jenuh jokowi jumlah juni kabur kaisar kalinya kalung kamu kantong karakter
    kasir kategori keahlian keberuntungan kebiasaan kebudayaan keduanya kegiatan kelompok keluh
    keluhkan kemampuan kepengin kepulauan kerabat keringat kerjaan kesadaran kewajiban khusus
    kira-kira kirain klien klub knp kolaborasi komandan konsep korban kota kriminal kristen kritik
    kritis kuno kurikulum lahan lakukan lamaran langka lantai lantaran legal lelah lembaran lengkap
    lereng lewat libur lo lokal lokomotif lu luas lucu lulusan lunak makassar mangga masyarakat
    mebel melakukan melampirkan melayani melepas meliputi melunasi membahas membangun memiliki
    memperbaiki memperhatikan memperlihatkan memperoleh menambahkan menampilkan menandai menaruh
    menciptakan mencuci mendatang mendirikan mendorong mendukung menegaskan menempati menemukan
    menendang menerapkan mengajukan mengerti menggapai menghibur menghindari menghitung menghubungi
    mengingat mengirim mengundang mengurangi menjabat menunggak menurut menutupi menyampaikan
    menyarankan menyatu menyebar menyembuhkan menyewakan merasa merayakan merubah meskipun meyakini
    miliki mirip misalnya mode modern motor mpr mulai murni namun nasional natal netral nikah
    nominal nongol nusantara oke olahraga om operasional optimis organisasi padahal palestina
    pangeran paparnya papua para parkir pedagang pelaku pelatihan pelayanan pemakaian pemakaman
    pemeliharaan pemilihan penampilan penawaran pendekatan pendidikan pendiri penembakan penerimaan
    pengacara pengangkatan pengaruh pengendalian penggunaan penghasil pengujian peningkatan penis
    penjualan penulis penyelenggara penyelenggaraan peran perilaku perkembangan perkotaan pernyataan
    perseorangan personel persyaratan pertanyaan pertumbuhan perwakilan petualangan petugas pidato
    pikir pindah piring pohon politikus posisi prabowo praktik profesi publik pungkasnya pupuk putra
    rajin rating rekan relatif rencana renyah reses resolusi respons rincian roma saat sadar saji
    sandi santai sastra sebagaimana sebelumnya sebesar segera sehari-hari seiring sela seleksi
    selenggara seluler seluruhnya semarang semen senilai seniman sepakat sepi sering serta setelah
    siap signifikan sinyal sis skor solusi sontak statusnya strategis stres sudah sulawesi sulit
    sumatera surabaya surga swiss tambahnya tampak tampaknya tamu tanaman tandasnya tarif tata tegas
    telepon teman tendangan terasa terbentuk terbiasa terdaftar terdiri terendah terhindar terjadi
    terjebak terkesan terlihat ternak ternyata tersebut tersisa tertawa terutama terwujud tiap
    tingkat transfer tubuhnya ukuran ulang umumnya unsur upaya utamanya wajahnya waktu warung
    wisatawan ya
    """,
    0.5: """
    adanya agar akan anggota artikel asam asia bagaimana barat beberapa begitu bek bentuk berasal
    berbentuk berdasarkan berdiri beres bergabung berikan berjalan berlangsung bersifat bertahan
    berusaha bijaksana budaya cek cukup dana dapat daun daya dianggap dibantu digunakan dijadikan
    dimakamkan dingin dinyatakan disana ditentukan ditetapkan efektif ekonomi faktor fenomena fungsi
    garis gempa gol gorengan gunakan harus haus hingga hoax huruf industri interaksi jalur kabut
    kader kalian kandang kasihan keamanan kebetulan kebun kejaksaan kekerasan kekuasaan kekuatan
    kelapa kemarau kemasan kembali kencang kirim konstitusi koperasi kuliah lalu lanjut lapisan
    latar lebar lembaga les lintas lunas madrasah matanya mei mekanisme melahirkan melawan memainkan
    memanfaatkan memeriksa memikirkan mempelajari mencapai mendapatkan mengajarkan mengandung
    mengatakan mengatur mengenai mengizinkan menilai meningkatkan menjelang menuju menyatakan mesin
    motivasi mundur murah nah nikmat parah pasar pasca pekerjaan pelajari pelatih pemain pemasangan
    pembayaran pembelajaran pembentukan pemilih pemukiman pendaftaran pengajar pengertian
    penghargaan pengunjung peradaban perihal periksa peristiwa permisi pertandingan pertanian
    perumahan peserta pimpinan pintar pola pondok populasi potensi program proklamasi puluhan
    pungutan putaran ragu ramah rangka ratusan rektor ribuan ruangan sajian samping sang sangat
    sebuah sedang sedangkan sejenak sejumlah sekitar seksual sektor selanjutnya selesai seluruh
    semacam sempat seraya serial sesuai sesudah sesungguhnya setengah siang smartphone soal sosial
    staf struktur susunan tahunan tanyakan teknik teks tentu terjual terlalu tersedia tertarik
    tertulis tetap transaksi tumbuh umum unik usia via virtual wajar wakil wali warga yuk
    """,
}
MALAY = {
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
    kebimbangan kecergasan kecurian kedua-dua kedudukan keizinan kejap kejaplah kejiranan kejohanan
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
    bapanya barangan basuh bebola beg bengang beramai berasa bercadang berdaftar berdekatan berehat
    bererti berganda bergelar bergembira bergurau berhad berhampiran berhubung berhutang beribadat
    berkait berkemahiran berkesan berkuat berlainan berleluasa berlepas berlesen bermakna bermaksud
    bermalam bermula berpecah bersembahyang bersepadu bersetuju bersiaran bertanggungjawab
    bertauliah bertenang bertulis berucap berwaspada betulkan biarpun bincang biri-biri bising bomoh
    borong buatkan budak butang caj cawan cawangan cekap contengan dakwaan dakwanya dalaman dapatan
    dedahkan degil dendaan dengannya denggi depa derma diagihkan diamalkan dibenarkan dibentangkan
    diberkas dibincangkan dielakkan dihidapi diingati dijemput dikehendaki dikelaskan dikongsi
    diluluskan dimaklumkan dimenangi dinasihat dinasihati dipadam diperbuat dirampas dirasai direka
    disamun disemak disifatkan ditangguhkan diuruskan diwartakan dulang dun elok ertinya esok fasa
    fius gaduh ganjaran garisan gelanggang gelaran geran getah gurauan guruh hadapan hakikatnya
    halang halau hapuskan hartanah hartawan hendaklah hendap hidupan hospital ialah insaf isirumah
    isu isyarat jaga jagaan jalanraya jangkaan je jem jenaka kacak kadangkala kaji kalaulah kanta
    kaunter kawalan kebanyakkan kebelakangan kebolehan kecederaan kecemasan kecoh kedengaran
    keganasan kegemaran kejayaan kelabu kelajuan keluli kem kemas kemuncak kemusnahan kenduri
    kepunyaan kerat kesedaran keseorangan kesilapan kesudahan kesukaran kesunyian ketagih
    ketenteraman ketibaan keutamaan kewujudan kitaran kompaun kongsinya kononnya koperal kot kuali
    kuantiti kukuhkan kurangkan kurangnya labur lagipun lakukannya langsir lantikan lawatan lebam
    lembik lembu lencongan lenguh lepak lesen luahkan luahnya lupakan mak maklumkan maknanya
    malangnya manakala mangsa manifesto markah maut melabur melambatkan melampau melancong melepasi
    meluahkan meluat memadam memaklumkan membabitkan membaiki membangunkan membenarkan membentangkan
    membiak membuatkan mempersoalkan memujuk memusnahkan menamatkan menangi menasihatkan mencabar
    mencederakan menceroboh mencetuskan mencukupi mendakwa menderma menengah menentang mengalah
    mengamuk mengandungi mengecas mengekalkan mengelak mengembara mengesan menghala menghapuskan
    menghiburkan menghidang menghidap mengikut mengingati mengurangkan menjaringkan menjejaki
    menjejaskan menyampah menyamun menyiasat menyifatkan menyokong merampas merayau merebahkan
    merebak meronda merungut mestilah mohd muktamad mulakan nampak ni nk padu pangsapuri paras patut
    pawagam pelbagai pemaju pembahagi pembekal pemerhati pemerhatian penamat pendakwa peneraju
    peneroka penganugerahan pengeluar pengembaraan pengesahan pengesan penghormatan penghulu
    pengiraan penglibatan penguatkuasa penguatkuasaan pening penukaran penunggang penyata penyelamat
    penyelia penyertaan penyokong peragut peramah perbadanan perbualan percuma peribadi perisikan
    periuk perkataan perlawanan perlukan pernafasan perosak perpaduan persekitaran persekutuan
    persembahan persoalannya peruntukan peruntukkan peti pindaan premis puak pujuk pukat pupus ragut
    rampas rancak rawatan rebah rehat rejab rekaan relaks resit rompakan rujuk rundingan runtuhan
    saranan sayangkan seawal sebarang sediakan segak sehinggalah sekejap sekeping sekumpulan
    sekurang selesema selewat semakan sembahyang sementelah senyap sepatutnya sepertimana serahan
    serahkan seram serata seronok serpihan sertai servis sesawang sesetengah sesiapa sila silap
    silibus siri solat sorang sorok subperkara sudahpun sudi sungguhpun tabiat tajuk takziah talian
    tanggungjawab tapak tarikan tatatertib taufan tegasnya tekak temubual tenat tentangan teraju
    terajui terbahagi terdedah terhad terhasil terhempas teringin terjejas terkeluar terkorban
    terlupa termaktub terperangkap terperinci tersadai tertumpu terung teruskan terutamanya tipu tu
    tudung tugasan tular tumpang tumpu tumpuan tunang umpama undur yuran
    """,
    1: """
    abah agaknya agensi agih amanah ambik anjing anwar asas asyik bagi balas bandar bantahan bapa
    barah bayang bayaran bekerjasama belgium belia belikan benih beraksi berbanding berjumpa
    berkenaan berkongsi berpindah berpuluh bersalin bersuara bertajuk bertukar betul bilangan bina
    boleh bot brazil britain buah bual bujang bulatan bunyi cam celaka celik cermin cip ciptaan cop
    cuti dagangan dah daripada dataran datuk dianugerahkan dibina digantung dihadkan dihapuskan
    dikumpul dilahirkan dilancarkan dinosaur dipercayai dipulangkan disebabkan diteruskan duit elak
    england faedah fail finland gembira geng gigit gila gimnastik greece gst hantu hargai hayat
    helmet himpunan homestay hungary idea ingatkan ireland jamuan jejaka jimat johor jualan kadar
    kaitan kampung kebajikan kebangsaan kebenaran kediaman kejar kekal kekasih keladi kelantan
    keluarkan kena kepayahan kepelbagaian kereta kesakitan kesan ketawa khabar khas kl kongsi kuala
    kubur kuching kukuh kumpulan kurung laju langkawi lautan lawat layan lelaki lepas lepaskan
    letakkan letih lompat lorong lumba maafkan mac mahathir maklum malaysia mamak mampus masam
    melaka melawat melayu memaparkan membesar membina membincangkan memenangi memerlukan memohon
    memperuntukkan mempunyai memulangkan menaiki menasihati mencipta mendapati menempah mengawal
    menghalang menipu menjerit menukar menunggang menyambung menyanyi menyembur menyertai
    menyusahkan merancang merapatkan mesra mesti mexico mula musang nantilah nasihat norway nota
    nyanyian okey padang pahang pakar pandai pandang pandu panggil pangkalan paparan pasal pasaran
    pasukan patuhi pegang pejabat pelancar pelarian pelawat pelekat pelik peluru pemandu pembedahan
    pemburu peminat penang penat pengangkutan pengembara pengurusan pentas penyelesaian peranan
    perancis perangai perasan perbincangan perhimpunan perisai perkara perlis permaisuri permit
    permulaan perompak pertolongan petang petrol petua pinang pkp pokok poland popular puan purba
    ramai rampasan rancangan renung ribut rom romania rungut russia sabah salahkan sambilan sambut
    sambutan sangka sarawak sasar scotland sebaik sebalik sedap sedar sedunia sekat seketika selagi
    selangor selebihnya selidik semak semburan semenanjung semestinya semula sentuh separuh serigala
    seterusnya sewaktu sikit simpanan simpang siput slow stadium sukacita sukar sulung sumbangan
    sunyi supaya surah susulan susut sweden switzerland syria tabung tahi takdir tamat tangki tarian
    tegur teka tempatan tepung terangkan terbitan terbunuh terengganu terkandas terkejut terlepas
    tiada timun tolak tomato tribunal tuduhan tumbuk tumpahan tunjuk tuntut ucapan ukraine uniform
    wahai warden watak wei wira wujud
    """,
    0.5: """
    adik agak ahli amal amalan amat apabila ayah bagaimanapun balik bawah beliau benda beri
    berkaitan berkuasa berminat bernilai bersalah bersedia bertolak best biarlah bila bimbang bodoh
    buat buka cadangan cantik cari cemerlang contohnya dengar diam diberitahu dikenali dikira
    dipanggil disempurnakan ditemui ditukar duduk gambar garang gerak geram guna hendak hilang
    hormat ia ingat jabatan janji jemput kajian kapal kau kaum kawan kawasan keadaan kegunaan keliru
    keluar kelulusan kemerdekaan kemudian kenal kenyataan kepada kerap kerjasama keselamatan
    kesusahan kini kira klinik kos kuasa kutip ladang lagu lah laman landasan langgar lari lazimnya
    lebat letak lihat macam majikan matang mati melancarkan meletakkan memastikan mematuhi menara
    mendapat menewaskan mengadu mengamalkan mengira menjalankan menjemput menteri musnah negeri
    niaga pelajar pembantu pembayar pemindahan penerangan pengawal penyelidikan peperangan perak
    pergi perlu persidangan pertukaran pula pulih rakyat rasa raya ringkas rupa salinan sambung
    sanggup satu saya sayang sebab seberang sedia sehingga sekolah selamat selaras semalam semua
    serah sesat sewajarnya simpan suruh susah tahu tak tangkap tangkapan tanya tawaran tayangan
    telah terbang terima terkini terletak terus tetapi tolong tuan tukar tunggu turut tutup ucap
    walaupun zaman
    """,
}

# Two words after each other (Rabu pagi, pagi Rabu); the weight is added to what the words say by
# themselves. Positive is Indonesian. `kereta_api`, a train in both, takes back what `kereta`, Malay
# for a car, says.
PHRASES = {
    5.0: """
    bea_cukai
    """,
    3.0: """
    akhir_pekan angkutan_umum bahan_bakar balai_kota bulu_tangkis hal_tersebut jalan_tol juru_bicara
    kebun_binatang kerja_sama lampu_merah mata_uang pekan_depan pekan_ini pekan_lalu rumah_sakit
    sekolah_dasar sepeda_motor tanah_longsor uji_coba unjuk_rasa
    """,
    2.0: """
    adu_penalti akibat_dari akta_kelahiran amerika_serikat angkat_besi apa_lagi apa_saja babak_kedua
    babak_pertama bahan_baku bantuan_sosial basis_data bawang_bombay bekerja_sama berasal_dari
    besok_pagi bisa_dipakai bisa_jadi bola_basket bola_voli daging_sapi dalam_kota dalam_rangka
    dalam_waktu dikenai_sanksi dini_hari direktur_utama es_krim gawat_darurat hal_ini hal_itu
    hari_besar hari_kerja hari_libur hari_minggu ia_mengatakan ibu_rumah ikat_pinggang jenis_kelamin
    jumat_malam jumat_pagi jumat_siang jumat_sore kamar_mandi kamar_tidur kamis_malam kamis_pagi
    kamis_siang kamis_sore kantor_pos kartu_kredit kata_dia kata_sandi kaus_kaki kedua_kalinya
    kepala_desa kepala_sekolah kereta_cepat kerja_bakti ketiga_kalinya ketua_umum kipas_angin
    kotak_suara letak_jabatan luar_kota luar_negeri luar_pulau makan_siang makan_waktu masih_bisa
    mata_kuliah mata_pencaharian memakan_waktu meski_demikian minggu_malam minggu_pagi minggu_siang
    minggu_sore minyak_goreng mogok_kerja musim_dingin musim_gugur musim_liburan musim_penghujan
    musim_semi naik_kelas panti_asuhan papan_tulis pejabat_setempat pekerjaan_rumah
    pemadam_kebakaran pemerintah_daerah pemerintah_kota pemerintah_pusat penduduk_desa
    perangkat_keras perangkat_lunak rabu_malam rabu_pagi rabu_siang rabu_sore rawat_inap rawat_jalan
    rumah_makan saat_ini saat_itu sabtu_malam sabtu_pagi sabtu_siang sabtu_sore sabuk_keselamatan
    sabuk_pengaman salah_satu sebagian_besar sejauh_ini selandia_baru selasa_malam selasa_pagi
    selasa_siang selasa_sore semakin_banyak senin_malam senin_pagi senin_siang senin_sore sepak_bola
    serikat_pekerja siapa_saja sidang_perdana sudah_bisa suku_bunga surat_kabar tadi_pagi tadi_siang
    tadi_sore tanda_tangan tanggung_jawab tanpa_biaya tempat_tidur terdiri_dari tiap_hari tidak_bisa
    tidak_jarang tidak_kunjung uni_eropa upah_minimum wakil_ketua waktu_itu waktu_setempat wali_kota
    warga_setempat
    """,
    1.0: """
    air_bersih begitu_pula begitu_saja bukan_hanya dalam_negeri dengan_demikian jam_kerja kereta_api
    kurang_lebih lebih_dari oleh_karena orang_tua paling_lambat sebagai_berikut tenaga_kerja
    tidak_ada tidak_hanya tidak_punya
    """,
    -1.0: """
    berbanding_dengan dengan_lebih lebih_daripada lebih_kurang masa_ini masa_itu oleh_itu orang_awam
    pada_masa perdana_menteri sejak_azali sekali_lagi tidak_boleh walau_bagaimanapun
    """,
    -2.0: """
    ahli_dewan ahli_parlimen ais_krim ambil_masa amerika_syarikat angkat_berat awal_pagi
    bagi_memastikan bagi_mengelakkan bagi_pihak bagi_tujuan balai_raya bawah_umur beliau_berkata
    beri_amaran bila_masa bilik_air bilik_mandi bilik_tidur bola_keranjang bola_sepak bola_tampar
    boleh_dibuat boleh_didapati boleh_digunakan boleh_dimuat buah_pinggang buat_kali buat_masa
    buat_pertama cermin_mata cuti_umum daging_lembu dalam_bandar dalam_masa dalam_tempoh dari_semasa
    datuk_bandar diberi_kuasa doktor_pakar esok_pagi gaji_minimum guru_besar had_laju hari_ahad
    hari_bekerja hari_cuti hari_jadi hari_kelepasan hilang_nyawa ini_kerana itu_kerana
    jawatan_kosong jenis_jantina jualan_murah kad_kredit kad_kuning kad_merah kad_pengenalan
    kadar_faedah kali_ganda kapal_terbang kata_beliau katanya_dalam ke_semasa kedai_makan
    kerja_lebih kerja_rumah kerja_sekolah kesan_sampingan kesatuan_eropah kesatuan_sekerja
    ketua_kampung ketua_menteri ketua_polis komputer_riba lada_hitam laman_web latihan_industri
    lebih_masa lesen_memandu letak_jawatan luar_bandar luar_jangka luar_negara macam_mana macam_ni
    macam_tu makan_masa maklum_balas malah_juga malam_ahad malam_isnin malam_jumaat malam_khamis
    malam_rabu malam_sabtu malam_selasa malam_tadi masa_tambahan masih_boleh mata_pencarian
    memberi_amaran menarik_balik mengambil_masa menteri_besar minyak_masak musim_bunga musim_cuti
    musim_luruh musim_sejuk musim_tengkujuh naib_johan naib_presiden naik_tren orang_gaji
    orang_kampung orang_kurang pagi_ahad pagi_esok pagi_isnin pagi_jumaat pagi_khamis pagi_rabu
    pagi_sabtu pagi_selasa pagi_tadi pangkalan_data papan_hitam papan_kekunci papan_kenyataan
    papan_putih papan_tanda pegawai_daerah pegawai_perubatan pejabat_pos pekerja_asing
    pengarah_urusan perhentian_bas pesakit_luar petang_ahad petang_isnin petang_jumaat petang_khamis
    petang_rabu petang_sabtu petang_selasa petang_tadi peti_undi pindah_milik pusat_pemindahan
    rakyat_malaysia rang_undang salah_guna secara_percuma sekali_gus separuh_masa seri_paduka
    sidang_kemuncak sidang_media sijil_kelahiran simpang_empat simpang_tiga sudah_boleh surat_khabar
    suri_rumah tak_boleh tak_payah tali_leher tali_pinggang tarik_balik tarikh_akhir temu_duga
    tengah_hari tiada_siapa tidak_dibenarkan topi_keledar ubi_kayu untuk_kali urus_niaga
    """,
    -3.0: """
    air_paip bahan_api balai_polis bulan_hadapan bulan_lepas cuti_sekolah dalam_talian hari_bulan
    hujung_minggu hujung_tahun ibu_bapa kata_laluan kemas_kini lampu_isyarat lapangan_terbang
    mata_wang minggu_hadapan minggu_lepas muat_naik muat_turun orang_ramai pihak_berkuasa
    pilihan_raya reka_bentuk sama_ada sekolah_rendah tahun_hadapan tahun_lepas tan_sri
    telefon_bimbit warga_emas
    """,
}

# What would pass for a form of one of the words above and is none, or is written in both.
NEUTRAL = """
    awaknya berawak bercakap-cakap beruang dihadapan diperbaharui dipindai disiplin diteliti
    kecakapan memangsa memindai meneliti menuang menyakiti mereka ngarai pembaharuan pemindai
    percakapan pindai sakiti sebenarnya teliti wangi wanginya
"""

# Words above that English writes too: they do not show that a text is in one of the two.
ENGLISH = """
    air beg best bot cam cop dana daring dinosaur dong donor dp dun es fail film flu ga gang gst
    helm helmet hoax hospital idea individual investor kristen legal les lo lori lu mac males
    manifesto mel mode modern motor museum nah natal nominal om penis permit petrol popular primer
    program promo rating sd semen serial sis slow smartphone sore stadium tim tomato tp transfer
    tribunal uniform via virtual warden wei wit
"""

# Words of both languages that others do not have: by them a text is known as one of the two.
SHARED = """
    yang dan di ke dari daripada untuk dengan ini itu tidak akan pada dalam adalah oleh juga ada
    saya kami mereka dia ia telah sudah lebih atau kepada bagi sebagai seperti antara satu dua tahun
    hari orang apa siapa jangan lagi masih belum hanya pun kita aku kamu bukan kalau jika tetapi
    sangat paling baru lama banyak semua setiap para tiga empat lima enam tujuh sembilan sepuluh
    ratus ribu juta pagi malam siang bulan minggu masa waktu rumah anak ibu jalan air makan minum
    buat jadi naik turun masuk keluar datang pergi beli jual cari ambil bawa beri minta lihat dengar
    kata cerita nama kerja sekolah kampung desa kota negara dunia besar kecil baik panjang tinggi
    murah mahal cepat lambat susah senang penting sampai sejak selama sebelum ketika sambil serta
    tentang terhadap melalui antara bawah atas depan belakang luar dalam sini sana situ mana nanti
    tadi harga hujan laut sungai gunung ikan ayam nasi sayur lagu buku surat hati tangan kepala mata
"""
