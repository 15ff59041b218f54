"""Phrases of Indonesian and Malay, and words that need care: data of pair.py.

A weight, here and in indonesian.py and malay.py, is in natural log-odds: 3 for what is written in
one of the two only (`karena`, `kerana`), 2 for what is rare in the other, 1 for a leaning, .5 for
a slight one. Function words and everyday words come first; places and offices only lean, since
either language writes about both countries.

The choice is our own, by what we know of both. Word frequencies helped to find what is common and
to set the tiers (wordfreq 3.1, data CC BY-SA 4.0), two programs' translations to drop what either
language writes (Django, BSD; Firefox, MPL); none of their figures or texts is in here.
"""

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

# What would pass for a form of another word and is none, or is written in both.
NEUTRAL = """
    awaknya berawak bercakap-cakap beruang dihadapan diperbaharui dipindai disiplin diteliti
    kecakapan memangsa memindai meneliti menuang menyakiti mereka ngarai pembaharuan pemindai
    percakapan pindai sakiti sebenarnya teliti wangi wanginya
"""

# Words of the tables that English writes too: they do not show that a text is in one of the two.
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
