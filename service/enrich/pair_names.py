"""Names that stand in texts of one of the two countries: data of pair.py.

Places, firms, offices and clubs weigh 1; what is known everywhere, and names of people, weigh .5.
They tell of the subject before they tell of the language, as either writes about the other's
country: so all of a text's names together weigh no more than NAMES_LIMIT in pair.py. Names that
are words too (Medan, Padang, Malang, Perak) are left out.
"""

INDONESIAN = {
    1.0: """
    aceh alfamart ambon ancol arema badung balikpapan bandung bangkalan banjarbaru banjarmasin
    banten bantul banyumas banyuwangi batam bekasi belitung bengkulu berastagi bima binjai
    bintan bintaro blitar blora bogor bojonegoro bondowoso bontang boyolali brebes bromo
    bukalapak bukittinggi buleleng cengkareng ciamis cianjur cibinong cibubur cikampek cikarang
    cilacap cilegon ciliwung cipali ciputat cirebon citarum demak denpasar depok detikcom flores
    garuda garut gianyar gojek gorontalo gowa gramedia gresik grobogan gunungkidul indomaret
    indosat ipb itb jakarta jambi jayapura jember jepara jogjakarta jombang karanganyar
    karangasem karawang kebayoran kebumen kediri kemayoran kendari kertajati klaten kulonprogo
    kupang kutai lamongan lampung lebak lombok lumajang madiun madura magelang magetan makassar
    maluku manado manokwari maros mataram mentawai menteng merapi merauke minahasa mojokerto
    monas nganjuk ngawi nias pacitan palangkaraya palembang pamekasan pandeglang pangandaran
    papua pariaman pasuruan payakumbuh pekalongan pekanbaru pemalang pematangsiantar persebaya
    persib persija pertamina ponorogo probolinggo psis psm purbalingga purwakarta purwokerto
    purworejo rembang riau salatiga samarinda samosir sampang semarang semeru senayan serpong
    sidoarjo singkawang situbondo sleman smartfren sorong sragen sukabumi sukoharjo sumbawa
    sumedang sumenep surabaya surakarta tabanan tangerang tanjungpinang tarakan tasikmalaya
    tegal telkomsel temanggung ternate timika toba tokopedia trenggalek tuban tulungagung ubud
    ugm unair undip unpad wonogiri wonosobo yogyakarta
    """,
    0.5: """
    agus ahok andi anies bali bambang basuki baswedan betawi budiman deddy dedi djoko eko ganjar
    gibran gunawan handayani hartono haryanto hendra heru hutapea indonesia iwan jawa joko
    jokowi kalimantan kartika kurniawan kusuma luhut megawati mulyadi mulyani nasution nugroho
    panjaitan prabowo pranowo pratama purnomo rahayu rizki santoso saputra sartika sby setiawan
    sigit simanjuntak siregar sitorus slamet soeharto soekarno soekarnoputri subianto suharto
    sukarno sulawesi sumatera sumatra sunda supriyadi suryadi suryo susilo sutrisno suwarno
    tjahaja wahyuni wibowo widodo wijaya wulandari yudhoyono yudi
    """,
}

MALAY = {
    1.0: """
    airasia ampang arau astro bachok bangi bangsar bentong besut bintulu butterworth celcom
    cheras cyberjaya damansara digi dungun gombak ipoh jasin jdt jelebu jengka jerantut jitra
    johor jusco kajang kangar kapit kedah kelantan kemaman keningau kepong kinabalu klang klcc
    klia kluang kuala kuantan kuching kudat kulai kulim labuan lahad langkawi limbang lipis
    machang manjung maxis maybank melaka merlimau mersing mertajam miri muar mukah mydin pahang
    pangkor perlis perodua petaling petronas pontian puchong putrajaya ranau raub rawang redang
    rembau rompin rtm sabah samarahan sandakan sarawak sarikei segamat selangor semenyih
    semporna sepang seremban serian setar setiawangsa setiu sibu taiping tampin tawau temerloh
    terengganu tioman titiwangsa tumpat
    """,
    0.5: """
    anwar azizah azlan azlina azman azmin azwan borneo cheong chin chong chua faizal goh hairul
    hamidi hassan hishammuddin hussin karpal kaur khairul khairy koh lim mahathir malaysia
    malaysian mohamad mohamed muhd muhyiddin najib nizam norazman norhayati nurhaliza ong osman
    othman rafizi razak roslan rosli rosmah samy shahrizat shahrul shamsul singh subramaniam
    syed teoh yap yassin yeoh yusof yusoff zahid zainuddin zulkifli
    """,
}
