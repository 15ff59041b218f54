"""Phrases of Indonesian and Malay, and words that need care: data of pair.py.

A weight, here and in indonesian.py and malay.py, is in natural log-odds: 3 for what is written in
one of the two only (`karena`, `kerana`), 2 for what is rare in the other, 1 for a leaning, .5 and
less for a slight one. Function words come first, then everyday words by their subject (kitchen,
school, street, sport, court, worship, forum); offices only lean, since either language writes about
both countries, and names stand apart, in pair_names.py.

The choice and the weights are our own, by what we know of both languages. Word frequencies
(wordfreq 3.1, data CC BY-SA 4.0) helped to find part of the words, and words whose weight was too
large; as its Malay is more of subtitles, formal words lean to Indonesian there and were judged
without it. Two programs' translations (Django, BSD;
Firefox, MPL) showed what either language writes. None of their figures or texts is in here.
"""

# Two words after each other (Rabu pagi, pagi Rabu); the weight is added to what the words say by
# themselves. Positive is Indonesian. `kereta_api`, a train in both, takes back what `kereta`, Malay
# for a car, says.
PHRASES = {
    5.0: """
    bea_cukai
    """,
    3.0: """
    akhir_pekan angkutan_umum bahan_bakar balai_kota barang_bukti bulu_tangkis daur_ulang
    dinas_pendidikan hal_tersebut hutan_lindung jajak_pendapat jalan_tol jumpa_pers juru_bicara
    kebun_binatang kerja_sama lahan_parkir lampu_merah mahkamah_agung mahkamah_konstitusi
    mata_uang mesin_cuci mobil_listrik olah_raga pekan_depan pekan_ini pekan_lalu perempat_final
    peserta_didik ponsel_pintar rapat_anggota rumah_sakit sekolah_dasar sendok_makan sendok_teh
    sepeda_motor siaran_pers sumber_daya tahun_ajaran tanah_longsor telepon_pintar tempat_parkir
    tim_sar tindak_pidana uji_coba unjuk_rasa
    """,
    2.0: """
    adu_penalti ahli_gizi ahli_waris air_putih akibat_dari akta_kelahiran amerika_serikat
    anak_bungsu angin_kencang angka_kematian angkat_besi antara_lain apa_lagi apa_saja
    babak_kedua babak_pertama bahan_baku banjir_bandang bantuan_sosial basis_data bawang_bombay
    bekerja_sama bentar_ya berasal_dari besok_pagi bisa_dipakai bisa_jadi bola_basket bola_voli
    bu_dosen bu_guru buka_puasa daging_sapi dalam_kota dalam_rangka dalam_waktu daun_bawang
    dikenai_sanksi dini_hari direktur_utama es_krim es_teh gawat_darurat hal_ini hal_itu
    halaman_sekolah hari_besar hari_kerja hari_libur hari_minggu hingga_kini ia_mengatakan
    ibu_rumah ikat_pinggang ikut_serta jam_istirahat jenis_kelamin jumat_malam jumat_pagi
    jumat_siang jumat_sore kabut_asap kaki_lima kamar_kos kamar_mandi kamar_tidur kamis_malam
    kamis_pagi kamis_siang kamis_sore kantor_pos kartu_kredit kata_dia kata_sandi kaus_kaki
    kedua_kalinya kepala_desa kepala_dinas kepala_sekolah kereta_cepat kerja_bakti
    kerja_kelompok kerja_paruh ketiga_kalinya ketua_umum kipas_angin kotak_suara kuda_nil
    kursi_roda lantai_satu lantai_tiga lebih_dahulu lebih_dulu letak_jabatan lingkungan_hidup
    luar_kota luar_negeri luar_pulau makan_siang makan_waktu masa_jabatan masa_kecil masa_lalu
    masa_tua masih_bisa masuk_angin mata_kuliah mata_pencaharian memakan_waktu mesin_pencari
    meski_demikian minggu_malam minggu_pagi minggu_siang minggu_sore minyak_goreng mogok_kerja
    musim_dingin musim_gugur musim_liburan musim_penghujan musim_semi naik_kelas nama_panggung
    pada_saat pak_guru panen_raya panti_asuhan papan_tulis paruh_waktu pasta_gigi pedagang_kaki
    pejabat_setempat pekerjaan_rumah pemadam_kebakaran pemeran_utama pemerintah_daerah
    pemerintah_kota pemerintah_pusat penduduk_desa pengembalian_dana penuh_waktu perangkat_keras
    perangkat_lunak pihak_mana puting_beliung putus_sekolah rabu_malam rabu_pagi rabu_siang
    rabu_sore rawat_inap rawat_jalan roti_tawar rumah_dinas rumah_kontrakan rumah_makan saat_ini
    saat_itu sabtu_malam sabtu_pagi sabtu_siang sabtu_sore sabuk_keselamatan sabuk_pengaman
    salah_satu sampai_saat satu_sama sebagian_besar secara_daring sejauh_ini selandia_baru
    selasa_malam selasa_pagi selasa_siang selasa_sore semakin_banyak senin_malam senin_pagi
    senin_siang senin_sore sepak_bola seperti_halnya serikat_pekerja siapa_saja sidang_perdana
    sikat_gigi sudah_bisa suhu_udara suku_bunga surat_kabar surat_keterangan tadi_pagi
    tadi_siang tadi_sore tahun_anggaran tak_hanya tanda_tangan tanggung_jawab tanggung_renteng
    tanpa_biaya tata_kelola tata_tertib telur_dadar tempat_tidur tepat_waktu tepung_terigu
    terdiri_dari tiap_hari tidak_bisa tidak_jarang tidak_kalah tidak_kunjung timur_tengah
    tindak_lanjut tukang_ojek ubi_jalar uni_eropa upah_minimum wakil_ketua waktu_itu
    waktu_setempat wali_kelas wali_kota wali_murid warga_negara warga_sekitar warga_setempat
    ya_ampun
    """,
    1.0: """
    air_bersih anak_asuh apa_boleh begitu_pula begitu_saja bukan_hanya cocok_untuk dalam_negeri
    dengan_demikian di_antaranya duka_cita hanya_boleh ia_menambahkan jam_kerja kepala_negara
    kereta_api kurang_lebih lantai_dua lebih_dari lewat_menu masa_depan mohon_maaf oleh_karena
    orang_tua paling_lambat pola_makan sebagai_berikut tahun_depan tahun_lalu tak_jauh tak_lagi
    tak_lain tak_lepas tenaga_kerja tidak_ada tidak_boleh tidak_hanya tidak_punya turut_berduka
    """,
    -1.0: """
    berbanding_dengan dah_lah dekat_mana dengan_lebih golongan_muda hari_terbuka kan_dah
    kecil_lagi lagi_satu lebih_daripada lebih_dua lebih_kurang lebih_sepuluh lebih_seratus
    lebih_seribu lebih_tiga macam_biasa masa_ini masa_itu mengaku_bersalah nampak_macam
    nasi_lemak oleh_itu orang_asli orang_awam pada_harga pada_masa pemain_import perdana_menteri
    pihak_kami pulau_pinang satu_lagi sejak_azali sekali_lagi sekolah_menengah seorang_lagi
    sesuai_untuk tak_ada tak_best tak_dapat tak_jadi tak_kisah tak_sampai tak_sangka tak_sempat
    tak_suka tak_tahan tak_tahu tak_tau turut_hadir walau_bagaimanapun
    """,
    -2.0: """
    ada_tak ahli_dewan ahli_parlimen air_kosong ais_krim ambil_masa amerika_syarikat
    anak_saudara angkat_berat asia_barat awal_pagi bagi_memastikan bagi_mengelakkan bagi_pihak
    bagi_tahu bagi_tujuan bahagian_hadapan balai_raya bank_negara bawah_akta bawah_umur
    beliau_berkata beri_amaran bila_masa bilik_air bilik_mandi bilik_tidur bola_keranjang
    bola_sepak bola_tampar boleh_dibuat boleh_didapati boleh_digunakan boleh_dimuat
    buah_pinggang buat_kali buat_masa buat_pertama cermin_mata cuti_umum daging_lembu
    dalam_bandar dalam_masa dalam_pada dalam_tempoh dari_semasa datuk_bandar diberi_kuasa
    diikat_kontrak dikenakan_tindakan doktor_pakar esok_pagi gaji_minimum garis_masa gerak_kerja
    guru_besar had_laju hari_ahad hari_bekerja hari_cuti hari_jadi hari_kebangsaan
    hari_kelepasan hari_tu hilang_nyawa ibu_negara ini_kerana itu_kerana jawatan_kosong
    jenis_jantina jualan_murah kad_kredit kad_kuning kad_merah kad_pengenalan kadar_faedah
    kali_ganda kapal_terbang kata_beliau katanya_dalam ke_semasa kedai_makan kemudahan_asas
    kemudahan_awam kerja_kursus kerja_lebih kerja_rumah kerja_sekolah kesan_sampingan
    kesatuan_eropah kesatuan_sekerja ketua_kampung ketua_menteri ketua_polis komputer_riba
    kopi_o lada_hitam laman_web latihan_industri lebih_masa lepas_itu lesen_memandu
    letak_jawatan lewat_malam liga_super luar_bandar luar_jangka luar_negara macam_mana macam_ni
    macam_tu makan_masa maklum_balas malah_juga malam_ahad malam_isnin malam_jumaat malam_khamis
    malam_rabu malam_sabtu malam_selasa malam_tadi masa_tambahan masa_tu masih_boleh
    mata_pencarian memanggil_balik memberi_amaran menarik_balik mengambil_masa menteri_besar
    minyak_hitam minyak_masak musim_bunga musim_cuti musim_luruh musim_perayaan musim_sejuk
    musim_tengkujuh naib_johan naib_presiden naik_tren nampak_gaya nasi_kandar nasib_baik
    orang_gaji orang_kampung orang_kurang pagi_ahad pagi_esok pagi_isnin pagi_jumaat pagi_khamis
    pagi_rabu pagi_sabtu pagi_selasa pagi_tadi panggil_balik pangkalan_data papan_hitam
    papan_kekunci papan_kenyataan papan_putih papan_tanda pasar_borong pegawai_daerah
    pegawai_perubatan pejabat_pos pekerja_asing pelan_tindakan pengarah_urusan perhentian_bas
    pesakit_luar petang_ahad petang_isnin petang_jumaat petang_khamis petang_rabu petang_sabtu
    petang_selasa petang_tadi peti_sejuk peti_undi pihak_polis pindah_milik pukul_berapa
    pusat_pemindahan rakan_kongsi rakyat_malaysia rang_undang roti_canai rumah_kedai
    rumah_pangsa rumah_panjang rumah_sewa salah_guna secara_percuma segala_kesulitan sekali_gus
    sekolah_kebangsaan separuh_masa seri_paduka sidang_kemuncak sidang_media sijil_kelahiran
    sila_tunggu simpang_empat simpang_tiga sinaran_matahari sudah_boleh sukan_sea sumber_asli
    sumber_manusia surat_khabar suri_rumah tak_boleh tak_ke tak_payah tali_leher tali_pinggang
    tarik_balik tarikh_akhir teh_o teh_tarik tempat_letak temu_duga tengah_hari tiada_siapa
    tidak_dibenarkan tidak_mengapa time_tu topi_keledar tuan_punya ubi_kayu untuk_kali
    urus_niaga waktu_puncak
    """,
    -3.0: """
    air_paip alam_sekitar ayam_belanda badak_air bahan_api baik_pulih balai_berlepas balai_polis
    banjir_kilat barang_kemas barang_kes batu_seremban bayaran_balik beg_udara boleh_ke
    bulan_hadapan bulan_lepas cermin_sisi cukai_jalan cuti_sekolah dalam_talian durian_belanda
    garis_panduan hari_bulan hari_lepas hidupan_liar hujung_bulan hujung_minggu hujung_tahun
    hutan_simpan ibu_bapa ikat_jamin jam_lepas kata_laluan kemas_kini kenyataan_akhbar
    kenyataan_media kertas_pasir kitar_semula lampu_isyarat lapangan_terbang lebuh_raya lepas_ni
    lepas_tu letak_kereta lobak_merah log_keluar log_masuk luar_talian majlis_bandaran
    mas_kahwin mata_wang mesin_basuh mesyuarat_agung minggu_hadapan minggu_lepas muat_naik
    muat_turun naik_taraf orang_ramai pelakon_utama penghawa_dingin penjaga_gol
    peringkat_kumpulan pihak_berkuasa pilihan_raya rakan_sekerja reka_bentuk rumah_kebajikan
    rumah_teres sama_ada sekolah_rendah separuh_akhir sepenuh_masa sesi_persekolahan si_mati
    sidang_akhbar sudu_besar sudu_teh suku_akhir tahun_hadapan tahun_lepas tak_de tak_nak
    tan_sri tanah_runtuh teh_ais telefon_bimbit telefon_pintar tenaga_buruh timbang_tara
    tindakan_tatatertib tukang_gunting waktu_pejabat waktu_rehat warga_emas
    """,
}

# What would pass for a form of another word and is none, or is written in both.
NEUTRAL = """
    antartika awaknya beramah beraturan berawak bercakap-cakap berilmu bertanya beruang berupaya
    bikini dipindai diteliti imbuhan julian kecakapan kedengarannya kelembapan kelihatannya
    kelopak kemudian kerajaannya masalah memunggah meneliti menemu menghantarkan menuang
    merenggut musikal ngarai pembikinan percakapan percakapannya perincian perundingan pewangi
    pindai radikal sebenarnya sehati selaku selangkah selesai selesainya setibanya tengku terapi
    tergesa tergesa-gesa tergugat tingkahlaku tipikal wangi wanginya
"""

# Words of the tables that English or its neighbours write too: they do not show that a text is in
# one of the two.
ENGLISH = """
    air ban basket beg best bin bot bus cam cop dana daring dei detail diabetes die dinosaur
    dong donor dozen dp dun es fail fans fatal film flu ga gang gst had helm helmet hoax honor
    hospital idea import individual info investor item jam kate kristen legal les lo lori lu mac
    males mane manifesto mayor mel member min mode modern motor museum nah natal nominal om
    optimal pastor pen penis per permit petrol pilot popular power primer program promo provider
    ranking rating salad sane sang savage sd semen semester serial sis slow smartphone sore
    stadium swiss tim toilet tomato tp transfer tribunal uniform van via virtual warden website
    wei wit ye zoo
"""

# Words of both languages that others do not have: by them a text is known as one of the two.
SHARED = """
    muda milik pemain sendiri pernah selalu kenapa bagaimana mencari membuat menjadi membeli
    terakhir yang dan di ke dari daripada untuk dengan ini itu tidak akan pada dalam adalah oleh
    juga ada saya kami mereka dia ia telah sudah lebih atau kepada bagi sebagai seperti antara satu
    dua tahun hari orang apa siapa jangan lagi masih belum hanya pun kita aku kamu bukan kalau jika
    tetapi sangat paling baru lama banyak semua setiap para tiga empat lima enam tujuh sembilan
    sepuluh ratus ribu juta pagi malam siang bulan minggu masa waktu rumah anak ibu jalan air makan
    minum buat jadi naik turun masuk keluar datang pergi beli jual cari ambil bawa beri minta lihat
    dengar kata cerita nama kerja sekolah kampung desa kota negara dunia besar kecil baik panjang
    tinggi murah mahal cepat lambat susah senang penting sampai sejak selama sebelum ketika sambil
    serta tentang terhadap melalui bawah atas depan belakang luar sini sana situ mana nanti tadi
    harga hujan laut sungai gunung ikan ayam nasi sayur lagu buku surat hati tangan kepala mata
    bekerja belajar berakhir berangkat berbuat bercakap berdiri bergerak berharap berhasil
    berhenti berjalan berjaya berkata berkurang berlaku berlari bermain bermula berperang
    berpindah berpisah bertahan bertambah bertanya bertempur bertemu bertukar berubah berusaha
    diambil dibawa dibeli diberi dibuat dibuka dibunuh dicari dijual dikenal dilantik diminta
    dipakai dipilih disebut diserang disertai ditahan ditangkap ditemui ditutup kalah melanda
    melantik melawan melawat melihat memakai memasak memasuki membaca membantu membawa memberi
    membuang membuka membunuh memilih meminta memohon memukul menaiki menambah menang menangis
    menanti menarik mencapai mencuri menembak menendang menerima mengadap mengajar mengaku
    mengambil mengandung mengejar mengenai menghadap mengikut mengumpul meninggal menjaga
    menjawab menjelang menolak menolong menuju menulis menunggu menuruni menutup menyambut
    menyebut menyerang menyertai menyimpan menyiram menyusul meraih merebut terbaik terbakar
    terbang terbesar terbuka terjadi terkenal terkini terlibat terpaksa tertarik tertinggi
    tertutup tewas
"""
