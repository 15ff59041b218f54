"""Indonesian or Malay: the words and spellings that tell the two apart.

Most words are common to both, and general detectors fail on the rest: of ten Malay sentences the
usual ones get none to eight right. Each word here has a weight in natural log-odds: 3 for what is
written in one language only (`karena`, `kerana`), 2 for what is rare in the other, 1 for a leaning.
The lists are our own; what they reach is pinned in tests/enrich/test_language.py.
"""

import re
from collections import Counter

INDONESIAN = {
    3: """
    agustus aja aktivitas aktris akun alpukat amandemen ambruk angkot antre antrean antrian apotek
    apotik arab-saudi arsip arsitek asn asuransi atlet bagian bahwa bakso balap balapan bandara
    banget baterai beasiswa bebek beda belanda bener bensinnya berbeda bergantian berpikir besok
    bibi bikin bisnis blokir bmkg bnpb bocah boros bpjs bpom bps bumn bupati butuh cabai cagub
    camat capek celana ceroboh cewek cicilan coba cokelat cowok cuek dapet deh dekade desember
    diare dibanding dibandingkan dibutuhkan dicoba digelar dijadwalkan dikembangkan dilansir
    dipikirkan dirawat direktorat direktur dirusak diskon divonis dokter dompet donatur dong dosen
    dpr dprd efek efektif ekspor elo emang energi enggak fasilitas formulir frekuensi gak gampang
    garpu gegara gimana ginjal gorengan gosong gratis gua gubernur gubernurnya gudeg gue handuk
    hemat hewan identitas idulfitri ijin imbauan imbuh imbuhnya imlek impor inggris intensitas
    investor istri jadwal jajan jajanan jaksa jebol jembatan jendela jerman jkn jt juli jumat
    justru kabupaten kades kaget kakek kalo kamis kampanye kanker kantor kapan kapasitas kapolda
    kapolres karantina karena karier karir kartu karyawan kasur kawin kayak kayaknya keahlian
    kebanjiran kebutuhan kecamatan kecelakaan kejaksaan kelar kelurahan kemacetan kemarin
    kemendikbud kemenkes kemenkeu kepengin kepolisian keren kereta-api kerusakan ketimbang kiai
    kiper klarifikasi koalisi kode kok komite komoditas kompor komunitas konferensi konser
    konstitusi konsultan konsumen kontrakan koran kos kos-kosan kosan kpk kreativitas kredibilitas
    ktp kualifikasi kualitas kue kuis kuitansi kulkas kurator kursi kwitansi lainnya lantas lapas
    lauk lebaran lemari lembur liburan limbah listrik lo lomba longsor lowongan lu lumayan lurah
    macet magnitudo mahasiswa mahasiswi mampir manajemen manajer maret masker mayoritas mbak
    medali melainkan memahami memasok membutuhkan memproduksi memroduksi memvonis mencoba
    mengembang mengembangkan menggelar mengimbau mengunduh mengunggah menikah menit merek merusak
    mesir metode mikir miliar miliaran minim minoritas mobil mobilnya moskow mudik musik napi
    narkoba nasabah ngaji ngapain ngasih ngekos ngemil ngerti ngga nggak ngomong ngopi nih nomor
    nonton notifikasi npwp nuklir nyai nyari nyaris nyoba obat objek obyek ojek olimpiade ongkir
    oposisi organisir ormas otoritas pabrik pacar pacaran paham pake paman pandemi panitia partai
    pasien pasokan pecel pelatih pelatihan pemasok pembalap pemikiran pemilu pemkab pemkot pemprov
    pemukiman pengembangan pengen pengin pengobatan pensiun pensiunan perampok perampokan
    perangkat perawat perban perbedaan percobaan peretas peretasan periode perlombaan permen
    permukiman pernikahan persen persentase pertamax pertamina pertokoan perusahaan pesantren
    pikir pikiran pilek pilkada pingin pns polda polisi polisinya politikus politisi polres polri
    polsek polusi ponsel posyandu prakerja praktik prancis presidennya pria prioritas produksi
    produktivitas produsen provinsi proyek puskesmas rb realitas rekening rektor resep resmi riset
    rp rp. rujak rumahsakit rupiah rusak rutan saksikan santri satwa sebagian sekretaris selandia
    sembako sendok seniman senin sepakbola sepatu sepeda sertifikasi sertifikat setrika sih
    silakan sinetron sipil sirkuit sirup situs situsnya skripsi solidaritas sontak sopir sosok
    soto spanyol spbu stadion standar stasiun stnk subyek suporter survei sutradara tabel tante
    tas tautan telat telepon temen temenku tempe tentara tersangka tetangga tni toko triliun
    triliunan triwulan trotoar truk truknya tuh turnamen tutur tuturnya uang udah ujar ujarnya
    ujung unduh unggah ungkap ungkapnya universitas ustadz verifikasi vonis wabah walikota warteg
    wasit wib wisatawan wita wortel yaitu yuk yunani
    """,
    2: """
    ajak anda anjlok apel atap ayah babak balita bapak bek belanja bensin berbicara berdampak
    bertahun-tahun beserta biaya bicara bisa bukannya bumil bun butir dampak diajak diduga dikutip
    dinas dini ditemukan es faktur februari gaes gan gempa heboh ibunda ilmuwan imbang informasi
    investasi jaringan jelang jelek jutaan kabar kak kalian kamar karet kasus kebijakan keluhan
    kendaraan kendati kenyamanan keranjang kerbau kirim kondisi korban kota lansia ledakan libur
    lingkungan marak mau melambung melemah melukai melulu membelanjakan memesan memicu menabrak
    menewaskan mengajak mengeluh mengeluhkan menghubungi menguat menyusul meresmikan meski
    meskipun nyaman olahraga oli ongkos parah pekan pembicaraan pemerintah pemerintahan pencurian
    peneliti penelitian pengacara pengadilan pengendara penghasilan pengusaha penjualan perbaikan
    peresmian permisi pihaknya piring potongan promo puluhan pupuk rapat ratusan rawan rekaman
    ribuan ruas saat saja sandi sapi sd sebesar sekadar sektor seluruhnya semangka sempat seru
    setelah setempat simpang siswa sma smp sore sosialisasi tabrakan tabungan tambang tanggal
    terbuat terjadi terkait terowongan tewas usai utang warga warung wisata
    """,
    1: """
    abad agar ayo bahkan bakal bali bandung berbagai berlangsung cuci cuma dari deras desa dibahas
    dilakukan enak gedung gelar harus indonesia instansi jakarta januari jawa jokowi juni kali
    kamu karenanya keamanan kegiatan ketika korupsi laki lalu langsung lantai makassar maupun
    medan membahas memiliki mencapai menempuh mengatakan mesin misalnya namun operasi pajak para
    pemadam penyebab persyaratan pertandingan pesan petani prabowo punya rencana rutin sebaiknya
    sedangkan sejumlah sekitar selama selanjutnya seluruh semarang sering sini sinyal situ sudah
    sulawesi sumatera surabaya tapi teman terbesar tergenang terlambat terutama tim undangan waktu
    yakni yogyakarta
    """,
}
MALAY = {
    3: """
    adun agong ahad aidiladha aidilfitri ais aiskrim aje akaun akhbar akta aktiviti almari amalan
    anjuran ansuran askar atlit autoriti awak bagaimanapun bahagian baharu bahawa bakteria
    bandaraya barisan bas basikal basuh bateri beg bekalan beratur beratus berbasikal berbeza
    bercakap berdaftar berfikir bergilir beribu berikutan berjaya berjuta berkahwin berkesan
    berkuat bermotosikal bernama berniaga berpuluh bersara bersempena bersenam berunding berus
    betik beza biasiswa bilik bilion bomba borang brek bumbung bungalo cakap camne camni canselor
    cikgu cili cuba cukai dadah dah dahaga dakwanya dap darjah dato datuk-seri dekad diadakan
    dianggarkan dianjurkan diberitahu dicuba didedahkan difikirkan digesa dihantar dijadual
    dijadualkan dijangka dijangkiti dijemput dinafikan diorang dipetik diraja dirasmikan dirempuh
    disahkan disember diskaun ditayangkan diwartakan dobi dun ekoran eksport ekuiti elektrik elok
    encik england enjin epal exco faham fakulti fasal fasiliti felcra felda feri fikir fikiran
    filem garfu gesa hadapan haiwan hantar hartanah hartawan hendaklah hospital hujung iaitu
    identiti imigresen import insurans integriti intensiti invois isnin isteri itali jadual
    jalanraya jambatan jangkitan jawatan jawatankuasa jawatannya je jemputan jenama jepun jerebu
    jeti jiran jkr johor jom jpj jpn julai jumaat jurulatih jururawat justeru kad kaedah kahwin
    kakitangan kanak kanser kapasiti kastam kasut kat kebimbangan kedah kedai kejohanan kelab
    kelantan kelayakan kelmarin kemahiran kemalangan kemas kemaskini kemasukan kempen kemudahan
    kepakaran kerajaan kerana keretapi kerosakan kerusi kesemua kesemuanya kesesakan
    kesultanan keupayaan khamis khidmat kilang kitorang kkm kobis kod komoditi komuniti komuter
    kondominium konsert korang kpm kreativiti krismas kualiti kuantiti kuarantin kuatkuasa kuih
    kuiz kurun kwsp lazimnya lebuh lebuhraya lesen letih letupan lewatnya litar lori lrt lumrahnya
    mac magnitud mahkamah mahu mahukan majlis majoriti makcik maklumat mampu-milik mandatori
    mangsanya mara melaka memandangkan memandu membasuh memberitahu membimbangkan memperbaharui
    menafikan mencuba mendedahkan menempah menerusi menganjurkan mengesahkan menggesa menghantar
    mengundi menguruskan meniaga menjemput menteri-besar menyangkal merasmikan merempuh merosakkan
    mesin-basuh mesyuarat minit minoriti mkn monorel motosikal mujur muzik muzium nafi nahas naib
    nak nombor nuklear ogos olimpik paderi pahang pakatan pakcik pandemik panggung pangsapuri
    parlimen parti pasaraya pasport pautan pawagam pdrm peguam pejabat pekeliling pelabur
    pelaburan peladang pelancong pelancongan pelbagai pemaju pemandu pembahagi pembaharuan
    pembangkang pembedahan pembekal pemberita pencen pendakwaan pendedahan pengadil penganjur
    pengarah pengeluar pengerusi pengesahan pengetua penggodam penghawa-dingin penguat-kuasa
    penguatkuasaan pengundi pengurusan peniaga peniaga-peniaga penjawat pensijilan pensyarah
    penternak penyejuk penyelidik penyertaan penyokong perancis peranti perasmian peratus
    peratusan perbandaran perbezaan percubaan percuma perenggan perikatan perisian perisik
    perkahwinan perkeso perkhidmatan perkilangan perlembagaan perlis perlombongan perniagaan
    perodua perompak persaraan persidangan perubatan perundingan pesakit pesara pesawah peti-ais
    petronas pilihanraya pindaan pingat pinggan pkp pkr polis polisnya presint prioriti
    produktiviti projek proton purata putrajaya rakaman rang rasmi rasuah rawatan realiti rempuh
    rentetan resipi resit ringgit risda rm rompakan rosak rumah-pangsa runcit runding rundingan
    sabah sahaja saintis saman sangkal sarawak seawal sebahagian sehubungan sekiranya
    sekolah-menengah seksyen sekuriti selangor selepas selesema selewat seluar semasanya sempena
    senaman sepanyol sepatutnya seramai seterika setiausaha sewajarnya siasatan sijil sijilan
    sivil sjk skrin solat solidariti sop spm sprm stereng stesen stpm subseksyen sudu sukan surau
    suruhanjaya suspek suspeknya syarikat syif tabika tadika tahfiz takde tandas tapak tarikh
    tayar teksi tekun telefon tembikai tempah tempahan tengok tentera terbaharu terdedah
    terengganu teres ternakan terowong terpakai tertuduh teruk terutamanya tetamu tilam timbalan
    tingkap tingkatan trafik trilion tuala ubat ubatan uitm ukm umno undi universiti upsi usm
    ustazah utusan wabak wang warganegara warta wayang yang-dipertuan zealand
    """,
    2: """
    apa-apa apabila bandar berbanding berhimpun beritahu berkongsi berserta bertempat berterusan
    bilangan boleh budak cadangan cawangan dapatkan daripada dataran denggi dicadangkan diesel
    dikekalkan dikemukakan dikesan dimaklumkan dinaiki dinasihati dinasihatkan dipercayai direman
    ditemui doktor esok guna hutang ialah itik jabatan jualan keraian kesan kesyukuran kongsi kot
    kukuh laluan lembu lombong mampan manakala mangsa mel memaklumkan membabitkan menaiki mencecah
    mendapati meneruskan mengalu mengekalkan mengemukakan mengesan mengira mengukuh menjejaskan
    menyenaraikan meraikan merosot merungut ni pasaran pasukan pelakon pemilikan pengendali
    pengurus penyata perhimpunan peringkat perkongsian perlawanan pertikaian pertuduhan petrol
    puan pula punca ramai rangkaian ribut sains sambutan sandaran sebarang secukupnya sejauh
    selaras seluas semasa senarai seri sesi sesiapa seterusnya setinggi sila sokongan stadium
    tempoh terbabit terjejas termasuklah tinjauan tu tular tumpuan wisma yb
    """,
    1: """
    agensi ahli antaranya anwar bagi basah beliau berbincang berkata berulang bila datuk hendak
    jumpa kadar kajian kampung katanya kau kawasan keadaan keluar kena kereta kerjasama
    keselamatan kira kl kuala kumpulan lah laman lawatan lebat lelaki lumpur macam mahathir
    malaysia masa maut melawat membaiki membincangkan mengikut menyediakan menyokong minat najib
    negeri pakar pekerja pelajar pencapaian penyelidikan perayaan perbincangan perkara petang
    pinang pokok pulau rancangan sebab sedap sehingga semalam seminggu sewa simpanan supaya
    susulan tak tenaga tiada tingkat tunai turut
    """,
}

# Endings of borrowed words: -itas and -iti, -asi stays the same in both.
_ENDINGS = ((re.compile(r"[a-z]{3,}itas\Z"), 2.0), (re.compile(r"[a-z]{3,}[aeiou]?l?iti\Z"), -2.0))

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
REPEATS = 3  # how often one word counts: a subject's own word must not decide a text

# Function words that both languages use and others do not, for texts whose general answer is odd.
COMMON = frozenset(
    """yang dan di ke dari daripada untuk dengan ini itu tidak akan pada dalam adalah oleh juga ada
    saya kami mereka dia ia telah sudah lebih atau kepada bagi sebagai seperti antara satu dua tahun
    hari orang""".split()
)


def _weights() -> dict[str, float]:
    table: dict[str, float] = {}
    for sign, tiers in ((1.0, INDONESIAN), (-1.0, MALAY)):
        for weight, words in tiers.items():
            for word in words.split():
                table[word] = sign * weight
    return table


WEIGHTS = _weights()


def log_odds(text: str) -> float:
    """Evidence for Indonesian (positive) against Malay (negative); 0 when there is none."""
    total = 0.0
    for word, count in Counter(_WORD.findall(text.lower())).items():
        total += _weight(word) * min(count, REPEATS)
    return total


def common_share(text: str) -> float:
    """Share of the words that are function words of both languages."""
    words = _WORD.findall(text.lower())
    return sum(word in COMMON for word in words) / len(words) if words else 0.0


def _weight(word: str) -> float:
    known = WEIGHTS.get(word)
    if known is not None:
        return known
    if "-" in word:  # reduplication (kanak-kanak) and compounds count as their strongest half
        return max((WEIGHTS.get(half, 0.0) for half in word.split("-")), key=abs)
    for ending in ("nya", "lah", "kah", "kan"):
        if word.endswith(ending) and (stem := WEIGHTS.get(word[: -len(ending)])) is not None:
            return stem
    for pattern, weight in _ENDINGS:
        if pattern.search(word):
            return weight
    return 0.0
