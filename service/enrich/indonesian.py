"""Words that are Indonesian rather than Malay, with their weights: data of pair.py.

pair_words.py says what a weight means and where the words come from.
"""

# Forms with the prefixes and suffixes of pair.py count as well: beda, berbeda, perbedaannya.
ROOTS = {
    3: """
    agustus aktivitas akuisisi akurat antisipasi antre apartemen apotek asuransi bahwa bakteri
    bareng baterai beasiswa beda bikin bisnis blokir butuh celana coba cokelat delapan desain
    desember dokter edukasi efek efisiensi eksekusi ekspor eropa evaluasi fakultas fasilitas fisika
    gampang garansi gubernur gugat hemat hewan identitas imbau impor infeksi inggris investigasi
    istri jabar jadwal januari jembatan jepang jumat kamis kanker kantor kapasitas karantina karena
    kartu karyawan kasur kendaraan khawatir kode komoditas kompetisi kompor komunitas koneksi
    konfirmasi konsentrasi konser konsumen konsumsi kontribusi koordinasi koran korupsi kualifikasi
    kualitas kuantitas kulkas kursi lemari limbah lisensi listrik longsor macet manajemen maret
    masker matematika mayoritas medali minoritas mobil musik narkoba nomor obat otomatis otomotif
    otoritas pabrik pacar paham pajak partisipasi paspor pensiun performa pergok personil perusahaan
    polusi prancis pria prioritas produsen properti proyek publikasi realitas regulasi rekrutmen
    ribet rinci rusak sanksi sehat senin sepatu sepeda sertifikasi sertifikat setrika sopir
    sosialisasi spanyol stadion stasiun survei taksi tambal teknisi televisi tersangka tetangga toko
    tomat triliun truk uang unduh unggah ungkap universitas utang wisata
    """,
    2: """
    antrean apresiasi aspal besok capek deteksi detik dominasi efisien finansial fisik garap handuk
    instruksi investasi jaksa jendela juli kakek kelola kendali klaim konsisten konstruksi
    konsultasi kunjung laboratorium logika magang miliar nuklir nyaman panitia pengadilan penggemar
    perbarui permanen populer prediksi presentasi rekomendasi repot resep resmi sandal sukses tabel
    tabrak tampil tanggap telpon tentara terap tipe ujar ujung usung wabah wawancara zona
    """,
}

# As they are, and from weight 2 with what is hung on any word (`-nya`, `-lah`).
WORDS = {
    3: """
    administratif advokasi aja aksesoris akun akuntan akurasi alay aljazair alokasi alpukat alumnus
    amandemen ambrol ambruk amplop ane angkot angkringan angkutan anjay anjlok antarmuka antusias
    aparatur apbd apbn apel areal arsip arsitek asik askes atmosfer bagian bajaj bakalan bakso
    bakwan balap bandara banget baper basarnas batubara bawaslu bbm bebek becak begal belasungkawa
    belgia belom beneran beresiko berkas berpikir bertanggung besutan beton bgt bilang bilangnya
    biologis bioskop bisa bisakah biskuit blm blusukan bmkg bnn bnpb boba bocah bokap bpbd bpjs bpkb
    brasil bude bugar bumn bupati buru-buru cabai cabe cagub caleg camat cangkir ceko centong cewek
    cicil cicilan ciduk cirebon cireng cobain colokan copet cowok cpns cuan cuekin cuitan cuman cumi
    curhat damkar damri dapet dapil dasi dekade desainer deterjen diapain diare dibawain dibeliin
    dibilang dibilangin dibolehin dibutuhkan didukung digelar digelontorkan dihapus dikasih dikirain
    dikucurkan dilansir dimana-mana dimarahin dinamis dinosaurus dipakai direktori dirilis dirjen
    disambangi diskon distro ditilang diundangkan dki dkpp dll doang donasi donatur dongkol dosen
    dosis doyan dpd dpr dprd dusun eceran ekonomis ekskul ekspansi eksternal elo elpiji elu emang
    emg energi engga enggak ente esai eyang faktur februari fiksi filosofi filsafat finlandia fiskal
    fitur formulir fotografer fpi fungsional gabut gaes gak galau ganteng gara-gara garasi gawai
    gebetan gede gedean gegara gencar genetika gengsi genteng geografis gerbong gerindra gimana gini
    ginjal gitu gmn gokil golkar gorden grafis gue gw hadeh hahaha hape hehe hehehe helm hengkang
    historis hiu hoaks hongaria horor humas idul idulfitri ijin ikut-ikutan imlek imut infak infus
    ingetin inisial insinyur ipk irak irigasi irlandia islandia isolasi italia iuran jahe jajan
    jajanan jaman jambret jebol jelek jendral jenewa jht jilbab jkn jl jogja jok jomblo jompo
    jurnalistik justru kabupaten kacamata kado kagak kaget kalo kampanye kangen kaos kapan kapolda
    kapolres kapolri kaprodi kapuspenkum karcis karir karna kas kasus katup kayak kayaknya kebayang
    kebijakan kecamatan kecap kecoa kejagung kejari kejati kelinci kemaleman kemarin kemenag
    kemendikbud kemenhub kemenkes kemensos kepagian kepikiran kepincut kepleset kepo kepolisian
    keren keripik kernet kerupuk ketahuan ketimbang ketipu kios kiper klakson klarifikasi klasemen
    klepon klinis klo knalpot koalisi kocek kok kolega komisaris komite komnas kompensasi kompetensi
    kondektur konferensi konsolidasi konsultan kontrakan kontrakin konveksi konversi koreksi
    korporasi koruptor kosan kost kpai kpk kpr kpu krl krn kroasia kronis ktp ktt kuartal kucuran
    kue kuitansi kuliner kupu-kupu kur kwitansi kyk laba-laba lainnya laki-laki lansia lapas lebaran
    lebay lelang lembur lemot lensa lho lini loe logis loh lomba lowongan lumayan lurah mager
    magnitudo mahasiswi makalah makanya makasih mampir manajer mandek mangkir mangkrak mantul maroko
    martabak masinis maskapai mbah mbak medis medsos meksiko memakamkan memanen memar membobol
    membutuhkan menceploskan mencuat mendagri mendikbud mendingan menebak mengadang menggelontorkan
    mengonsumsi mengucurkan menhub menit menjambret menkes menkeu menkopolhukam menkumham menlu
    menpan mensos mentimun menyambangi menyetir mercusuar merek merica merilis merogoh metode migas
    mikir mikrolet miliarder minim molor moneter moskow mrt mudeng mudik nabung nahkoda nanya
    nanyain napi narapidana narator narkotika nasehat ngadu ngajak ngajar ngajarin ngaku ngantor
    ngantri ngapain ngasih ngebet ngebut ngelamar ngeluh ngerasa ngerjain nggak ngibul ngikut nginep
    ngomongin ngopi ngungsi ngurus nih nirkabel nkri nol nongkrong nonton norwegia notaris notulen
    npwp nulis nunggu nungguin nyampe nyangkut nyari nyebelin nyesel nyetir nyewa nyicil nyoba
    nyokap nyolong nyuci nyuri nyuruh obeng obligasi obral obrolan obyek ojek ojk ojol oktober
    olahragawan olimpiade ombudsman onderdil ongkir ongkos oom oposisi orde organisme ormas ornamen
    ospek pabrikan pakde pake paket pakpak panci panti parpol partai paskah paslon paud pdam pdip
    pecel pembalap pemda pemerintahan pemilu pemirsa pemkab pemkot pemprov pemrograman pemudik
    penasaran penasehat pendanaan pengen penggaris pengucuran pepaya peramban perangkat perban
    perbup perduli perempatan pergub periode perizinan permen permenkes permukiman pernapasan peron
    perpres pers persen persentase perseroan pertalite pertamax pertigaan pesimis pesulap petahana
    petisi phk pilek pilkada pilpres pinjol pinter pks pln pns polandia polda polhukam politisi
    polres polri polsek pompa ponakan ponsel popok posko postingan posyandu pph ppn prakerja
    prakiraan praktis praktisi pramuka pribadi privat prosesor prostitusi prototipe psikolog pt ptn
    pulpen pundak purnatugas purnawirawan puskesmas rahasia rampung ransel raperda rapor raport
    rasio rata-rata realisasi realistis realita reboisasi receh redaksi registrasi rejeki rekam
    rekening reklamasi rektorat relawan religi resor reuni rezim riset ritel ronde rontgen rp rsud
    rudal rujak rumahsakit rutinitas ruu salat saldo samsat santer santri sarden satpam satpol saus
    sbb sebagian sebaiknya sebenernya seharusnya sekda sekjen sekolahan sekretaris sekrup selandia
    selebgram selengkapnya selokan sembako sembari sepakbola serikat sersan sertipikat
    setidak-tidaknya setidaknya setir sewaktu-waktu sholat sih silahkan silakan silaturahmi simak
    singkong sintetis sipil sirkuit sirkulasi sistematis siswi situs situsnya skotlandia skripsi sks
    skuat sma smp soalnya sosis sosok spbu spion sprei standar stempel stnk studi subyek sunatan
    supir suplai suporter surel suriah sutradara swadaya swedia tabrakan tadinya tangerang tante tas
    taut tautan tawuran tega teknis telat telkom telponan temen tenggat tenggorokan tergiur
    terimakasih terintegrasi terowongan tes thr tilang timnas tionghoa tni toga tp transparan
    transportasi trotoar trus tsb tungguin turis turnamen udah ukraina ukt ultah umk umkm umr umroh
    unduhan unjuk uu varietas vonis waduk wagub wajan walikota warganet warteg wasit wedang wewenang
    wib wisuda wita wkwk wkwkwk wortel yah yaitu yakni yogyakarta yordania yth
    """,
    2: """
    absen acak akademis akankah akrab aktris aktual akumulasi akuntansi alasannya alhasil aliansi
    amatir ambisi ambisius ampuh analis andal andalan aneka antar antariksa antarnegara antusiasme
    apalagi apapun aparat apoteker apotik argumen arti artinya asisten aslinya asosiasi asumsi
    asupan audisi awalnya awet bahkan baku balapan balita banda bangkrut bantaran banyakan banyaknya
    bapak barangnya barengan barusan bawel belahan belakangan bendungan bener bensin benturan
    bepergian beragam berakibat berakting berantakan berapapun berarti berawal berbagai berbagi
    berbahan berbasis berboncengan berdampak berdiskusi bereaksi berencana berfokus bergantian
    bergengsi bergulir berhasil berimbas berisikan beristirahat berjudul berkala berkarier
    berkelanjutan berkendara berkepanjangan berkomentar berkontribusi berlaga berlangganan berlanjut
    berlarut berlokasi bermanfaat bernuansa berolahraga berorientasi berpamitan berperan berperilaku
    berpikiran berprofesi bersangkutan bersepeda bersikeras berstatus bersumber bertahap
    bertambahnya bertaruh bertema bertuliskan bertumbuh berujung berukuran berupa berurutan
    bervariasi berwenang bete bingung bodi bolos bosen brengsek budidaya bukain bundaran cakupan
    camilan celengan cemilan citra cuek cuplikan darimana daring daur defisit deh demokratis
    departemen derajat deretan desa detailnya diajak diakhiri diakibatkan diamankan diamati
    diandalkan diantaranya diartikan diawali dibagikan dibahas dibalik dibanding dibandingkan
    dibatasi dibekuk diberlakukan dicegah dicek dicopet didalamnya didapat didapatkan didasari
    didasarkan diduga dievakuasi digandrungi digarap dihadiri diimbau dijalani dijuluki dikabarkan
    dikarenakan dikelola dikembangkan dikenai dikenal dikerjakan dikutip dilewati dilunasi
    diluncurkan dimaksud dimanapun dimiliki dimohon dimulai dimungkinkan dinas dini diolah
    dioperasikan dipahami dipaksakan diperbolehkan dipergunakan diperhitungkan diperkenankan
    diperpanjang dipertanyakan dipicu dipikirkan diproduksi dipungut diragukan direkam direksi
    direktorat direktur direncanakan diringkus disadari disajikan disayangkan disebut disebutkan
    diselenggarakan disesuaikan disetujui disini distrik disusul disusun ditaksir ditandai
    ditargetkan ditebak ditempuh ditengarai ditindaklanjuti ditingkatkan divisi divonis diyakini
    domba dong drastis dukungan duluan durasi efektivitas eksemplar eksis ekstra enakan enaknya
    enteng es esensial etnis evakuasi fantastis fase favorit figur frustasi ga gagasan gairah
    gampangan gan gedung gelandang gim gizi gratisan gravitasi grosir grup gua gugatan gurih
    hadirnya halnya halte hama hambatan harusnya hektare hendaknya hitungan hunian identifikasi
    ikuti ilegal ilmuwan imajinasi imbalan imbang imbuh inap indeks independen injeksi inspeksi
    inspiratif instalasi instan instansi insting intelijen intens internasional interpretasi intinya
    investor irit iseng iyain jagain jago jalannya jamur jawaban jejaring jelang jemaat jenderal
    jenjang jeruk jorok judes judul jurnalis jutek kabar kalender kaleng kalimat kamar kamboja
    kambuh kandas kandidat karakteristik karet karyanya kastil keberadaan keberagaman keberhasilan
    kebersamaan kebingungan kebugaran keburu kecanduan kecelakaan kecepatan kecurangan kedepannya
    kedubes keharusan keilmuan kejiwaan kelar kelelahan keluhan kelurahan kemalingan kembalian
    kemitraan kencan kendala kendari kendati kenyataannya kepedulian kepemilikan kepemimpinan
    kependudukan kepengurusan kepribadian keragaman kerahasiaan kerajinan keramik keran keributan
    kerjakan kerusuhan kesalahpahaman kesamaan keseharian kesehatan kesel kesempatan kesenjangan
    kesepakatan kesiapan kesini kesulitan ketemu ketentuan keterampilan keterbatasan ketergantungan
    keterkaitan keterlibatan ketersediaan ketertarikan ketidakpastian kewenangan kewirausahaan
    khususnya kinerja kisaran kocak koin kokoh kolonial komentar kondisi kondusif konsekuensi kontak
    konten kontes kontra kontras kontrol konvensi konvensional konyol koordinator koper kosakata
    kotoran kreasi kuesioner kultur kumis kuncinya kurir laba laga lagipula laki lambung lanjutkan
    lapak layaknya layanan lembar letnan lewatkan lezat liburan lihai lingkungan lolos luncurkan
    luring mahalan mahasiswa maksimal males manapun mancanegara mancing mandiri mantan massa massal
    masuknya materi mau melacak melaju melambat melanjutkan meledak melenggang melestarikan melewati
    melirik melorot meluncurkan memamerkan memasarkan memasok membagi membagikan membaik membatasi
    membebani membeberkan membekuk memberitahukan memberitakan memberlakukan membludak membuatnya
    membujuk memenangkan memengaruhi memesan memicu memperbanyak mempercepat memperebutkan
    memperkirakan memperkuat memperluas mempermudah memperpanjang mempersiapkan mempertanyakan
    mempertemukan memproduksi mempromosikan memulai memunculkan memungkinkan memutar memutus
    memviralkan memvonis menafsirkan menaklukan menanggapi menantang menanyakan menargetkan menata
    mencakup mencantumkan mencetak mencicipi mencoba mencolok mencret mendampingi mendasar
    mendatangi mending mendistribusikan menduga mendukungnya mendunia menekuni menelepon menelpon
    menembus menempel menertawakan mengabarkan mengacu mengadopsi mengamati mengandalkan mengantar
    mengantarkan mengantisipasi mengantongi mengapresiasi mengawali mengecek mengelola mengeluhkan
    mengemban mengembangkan mengendarai mengetik menggaji menggandeng menggandrungi mengganti
    menggasak menggelar menggodok mengguncang menghadirkan menghambat menghapus mengidentifikasi
    mengimbau mengincar menginginkan mengirimkan mengitari mengklaim mengklarifikasi mengobrol
    mengolah mengontrol mengoperasikan mengundurkan mengunggah mengungguli mengungsi mengungsikan
    mengunjungi menguras mengusulkan menikah menindaklanjuti meningkatnya menjajakan menjajal
    menjebloskan menjemur menumpuk menunda menunjang menuntun menuturkan menyabet menyadari
    menyajikan menyandang menyangkut menyantap menyasar menyayangkan menyebalkan menyebutkan
    menyelenggarakan menyenangkan menyikapi menyisakan menyita menyoroti menyulap meramaikan
    merambah meraup meredam merekam merencanakan merespon meringkus merk meroket merombak merumuskan
    meski mestinya mewanti militer milyar misal misalkan misterius mitra momen mual mulas mulus
    mumpung munculnya museum musiman musisi musyawarah nampan nantinya napas narasi narasumber
    nasabah naskah negosiasi nekat nemu ngantuk ngga niscaya nomer nyatanya nyeri nyoblos observasi
    oknum olahan omongan opini oplah opsi orangtua otonomi paman pamit panen pangan panutan
    pariwisata parkiran parlemen paruh pasien paskibra pasokan pastinya patroli pedesaan peduli
    pegal pegiat pegunungan pekarangan pelaksana pelamar pelarangan pelecehan pelestarian pelit
    pelunasan peluncuran pemainnya pemanfaatan pemasok pembagian pembahasan pembajakan pembangkit
    pembaruan pembatas pemberantasan pemberitaan pemberlakuan pembuatan pembuktian pemerintah
    pemesanan pemungutan pemutakhiran pemutaran penambahan penambangan penandatanganan penanganan
    penanggulangan pencernaan pencoblosan pencopet pencurian pendaftar pendamping penderita
    pendukung pendukungnya peneliti penelitian penerjemah pengadaan pengajuan pengamat pengamatan
    pengaturan pengeboran pengecekan pengelola pengelolaan pengembang pengembangan pengemudi
    pengendara pengeras pengerjaan penggunaannya penghambat penghasilan penghijauan pengiriman
    pengolahan pengrajin pengukuran pengungsi pengungsian pengusaha penulisan penumpukan penurunan
    penyajian penyaluran penyedia penyelundupan penyuluhan pepohonan peraih perampok perampokan
    perannya perbaikan percepatan perda perekonomian perencanaan pergantian perguruan perhelatan
    perhitungan perih perkawinan perkebunan perkemahan perlengkapan perlombaan permasalahan
    pernikahan pernikahannya perorangan perpanjangan persis pertambangan pertanda pertemanan
    peternak peternakan pidana pikiran pingsan pipa poin pokoknya polos porsi potensial prajurit
    praktek primer produksi promo prosesnya provinsi proyeksi psikologis pulsa pungli putranya putri
    putusan raib raih rambu rapot referensi reguler rekaman rekayasa rekor relasi religius
    rencananya rentan rentang reruntuhan resiko retribusi revisi rilis rok rontok rotasi ruas ruko
    rumania rumus rupiah rute sadari saja saking salju sampe samudra santap sapi saran sarana satuan
    satwa sd sebal sebatas sebutkan secepatnya sedikitnya sedini segini segitu segmen seharga
    sejalan sejatinya sekaligus sekedar sekelompok sekunder selembar selisih selonjor semifinal
    senantiasa sengketa senyawa sepekan sepele sepertinya sepihak seputar serangkaian serat serempak
    seru setara setelahnya setempat seusai seutuhnya shalat siaga siapapun sidik siklus simpel
    siprus sisanya siswa skenario sobat solusinya sore spanduk spesial spesialis struktural
    substansi sulitnya sumur syuting tabungan tagihan tahapan tahunnya taktis talenta tanggal
    tantangan targetnya taruhan tatanan tayang tebak tegangan telak telanjur temannya tembusan
    temperatur temuan temukan tenar tenda tentunya tepatnya terampil terbatas terbuat tercatat
    tercepat terdepan terduga tergabung tergantung tergenang terhambat terhubung terinspirasi
    terjangkau terkadang terkait terlanjur terlengkap termos termurah ternama terobosan terong
    terorganisir terpantau terpercaya terpuruk tersadar terserang tetua tikungan tim tiongkok tipis
    tombol trayek trik triwulan tropis tudingan tuh tulus tunjangan tuntas tur turunan tutupin ulah
    usai usulan validasi variabel varian vertikal visum wadah wahana wina wisatanya wit
    """,
    1: """
    abis acara adapun administrasi agen ajang akreditasi aktor alami alur aman aneh anggaran angka
    anting apaan apakah april atap aturan babak badai bagus bahas bali bambu bandung banten batas
    belanda belasan benar berangkat bercanda berganti berhubungan beribadah berikut berisi berjumlah
    berkah berkat berlibur bernyanyi berpidato bersamaan berteriak beserta betah biasanya biaya
    bibit bogor boros bukankah bulutangkis bumbu buruh cabang cairan caranya catatan cerdas cetak
    cocok daftar dagang dampak danau dapatkan denger depresi dermaga deskripsi diajarkan diajukan
    diakui diangkat dibagi dibangun diciptakan didirikan diharapkan dihitung diikuti diizinkan
    dikirim dikirimkan dikurangi dilengkapi dimainkan dimana dimanfaatkan dinilai dipercaya
    diperkirakan diputar dirasakan disertai disita diskusi distribusi ditambahkan ditemukan
    dituturkan diungkapkannya dokumentasi donor dorong dp dsb dugaan dukung dulunya eksistensi
    ekspektasi eksplorasi emisi enak film flu foto fraksi gang gawang gelar gosip gosong gratis hal
    hangat harganya hasil heran hias himbauan hindari hitung hukum ibukota ide identik ilmiah
    ilustrasi imigrasi implementasi indikasi indikator individual indonesia informasi ingin
    intervensi inti isinya istirahat jakarta jaket jalan-jalan jamu jaringan jasa jateng jatim jawa
    jenuh jokowi jumlah juni jurusan kabur kaisar kalinya kalung kamu kantong karakter kasir
    keahlian keberuntungan kebiasaan kebudayaan keduanya kegiatan kelompok keluh keluhkan kemampuan
    kepengin kepulauan kerabat keringat kerjaan kesadaran kewajiban khusus kira-kira kirain klien
    klub knp kolom komandan konsep korban kota kriminal kristen kritik kritis kuno kurikulum lahan
    lakukan lamaran langka lantai lantaran layar legal legislatif lelah lembaran lengkap lereng
    lewat libur lo lokal lokomotif lu luas lucu lulusan lunak makassar mangga masyarakat mebel
    melakukan melampirkan melayani melepas meliputi melunasi membahas membangun membidik memiliki
    memperbaiki memperhatikan memperlihatkan memperoleh menambahkan menampilkan menandai menaruh
    menciptakan mencuci mendatang mendirikan mendorong mendukung menegaskan menempati menemukan
    menendang menerapkan mengajukan mengerti menggapai menghibur menghindari menghitung menghubungi
    mengingat mengirim mengundang mengurangi menjabat menunggak menurut menutupi menyampaikan
    menyarankan menyatu menyebar menyembuhkan menyewakan merasa merayakan merubah meskipun
    metabolisme meyakini miliki mirip misalnya mode modern modifikasi modus motor mpr mulai murni
    namun nasional natal netral nikah nominal nongol nusantara nutrisi oke olahraga om operasional
    optimis padahal palestina pangeran paparnya papua para parkir pedagang pekerjaannya pelaku
    pelatihan pelayanan pemakaian pemakaman pemeliharaan pemilihan penampilan penawaran pendekatan
    pendidikan pendiri penembakan penerimaan pengacara pengaduan pengangkatan pengaruh pengendalian
    penggunaan penghasil pengujian peningkatan penis penjualan penulis penyelenggara penyelenggaraan
    peran perilaku perkembangan perkotaan pernyataan perseorangan personel persyaratan pertanyaan
    pertumbuhan perwakilan petualangan petugas pidato pikir pindah piring pohon politikus posisi
    prabowo praktik profesi publik pungkasnya pupuk putra rajin rating rawan rekan rencana renovasi
    renyah reproduksi reses respons rincian roma saat sadar saji sandi santai sastra sebagaimana
    sebelumnya sebesar segera sehari-hari seiring sela seleksi selenggara seluler seluruhnya
    semarang semen senilai seniman sepakat sepi sering serta setelah siap signifikan sinyal sis skor
    solusi sontak statusnya stiker strategis stres sudah sulawesi sulit sumatera surabaya surga
    swiss tambahnya tampak tampaknya tamu tanaman tandasnya tarif tata tegas telepon teman tempe
    tendangan terasa terbentuk terbiasa terdaftar terdiri terendah terhindar terjadi terjebak
    terkesan terlihat ternak ternyata tersebut tersisa tertawa terutama terwujud tiap tingkat topan
    transfer transisi tubuhnya ukuran ulang umumnya unsur upaya utamanya verifikasi wajahnya waktu
    warung wisatawan ya
    """,
    0.5: """
    adanya agar akan anggota artikel asam asia atribut bagaimana barat beberapa begitu begitulah bek
    bentuk berasal berbentuk berdasarkan berdiri beres bergabung berikan berjalan berlangsung
    bersifat bertahan berusaha bijaksana budaya cek cukup dana dapat daun daya dianggap dibantu
    dicetak digunakan dijadikan dimakamkan dingin dinyatakan dipertahankan dipimpin disana
    ditentukan ditetapkan domestik efektif ekonomi faktor fenomena fungsi garis gempa gol gorengan
    gunakan harus haus hingga hoax huruf industri instrumen jalur kabut kader kalian kandang kasihan
    keamanan kebetulan kebun kejaksaan kekerasan kekuasaan kekuatan kelapa kemarau kemasan kembali
    kencang kirim konstitusi konteks koperasi kuliah kuota lalu lanjut lantas lapisan latar lebar
    lembaga les lintas lunas madrasah matanya mei mekanisme melahirkan melawan memainkan
    memanfaatkan memeriksa memikirkan mempelajari mencapai mendapatkan mengajarkan mengandung
    mengatakan mengatur mengenai mengenakan mengizinkan menilai meningkatkan menjelang menuju
    menyatakan mesin mundur murah nah nikmat parah pasangannya pasar pasca paten pekerjaan pelajari
    pelatih pemain pemasangan pembayaran pembelajaran pembentukan pemilih pemukiman pendaftaran
    penerapan penetapan pengajar pengertian penghargaan pengunjung peradaban perihal periksa
    peristiwa permisi pertandingan pertanian perumahan peserta pimpinan pintar pola pondok program
    proklamasi puluhan pungutan putaran ragu ramah rangka ratusan rektor ribuan ruangan sajian
    samping sang sangat sarapan sebuah sedang sedangkan sejenak sejumlah sekitar seksual sektor
    selanjutnya selesai seluruh semacam sempat seraya serial sesuai sesudah sesungguhnya setengah
    siang smartphone soal sosial staf struktur susunan tahunan tanyakan teknik teks tentu terjual
    terlalu tersedia tertarik tertulis tetap tumbuh umum unggul unik usia variasi via virtual wajar
    wakil wali warga yuk
    """,
}
