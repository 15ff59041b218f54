"""Words that carry no subject, by language: they end a keyword and are none.

Function words, numerals, verbs of saying, words for time, in lower case. Ours, by hand.
"""

_ID_MS = """
ada adalah agar akan aku anda antara apa apabila apakah atas atau bagai bagaimana bagi bahwa bahawa
banyak baru baik beberapa begitu belum berapa berada berbagai berkata bersama besar bila bisa boleh
bukan cara cukup dan dapat dari daripada dalam dengan demikian di dia diri dua empat hal hanya
harus hendak hingga ia ialah ikut ingin ini itu iaitu jadi jangan jika juga kali kalau kami kamu
kan karena kata kepada ketika kerana kini kita kurang lagi lain lalu lebih maka mana masih masing
melalui mengenai menjadi menurut mereka merupakan meski meskipun mulai mungkin namun nanti oleh
orang pada para paling pasti per perlu pernah pula pun punya saat saja sama sambil sampai sangat
satu saya se sebab sebagai sebelum sebelumnya sebuah secara sedang sehingga sejak sejumlah sekali
sekarang sekitar selain selama selalu seluruh semua sementara semakin seorang seperti sering serta
sesuai sesudah setelah setiap sini situ suatu sudah supaya tak tanpa tapi telah tentang tentu
tentunya terhadap termasuk ternyata tersebut tetapi tiap tiada tidak tiga untuk usai walau walaupun
waktu yaitu yakni yang baca lihat simak artikel foto berita sumber halaman hari tahun bulan minggu
pekan jam pukul senin selasa rabu kamis jumat sabtu ahad isnin khamis jumaat januari februari maret
mac april mei juni jun juli julai agustus ogos september oktober november desember disember ujar
ujarnya tutur katanya jelas jelasnya tambah tambahnya ungkap ungkapnya lanjut lanjutnya beliau awak
tuan encik turut kerap manakala justeru malah amat selepas semasa agak
"""
_EN = """
a about above according across actually after again against ago all almost alone along already also
although always am among an and another any anyone anything are around as ask asked at away back be
became because become been before began being below best better between big both but by call called
came can cannot could day days did do does doing done don't down during each early either else end
enough especially even ever every everyone everything far few find first five for four from full
further gave get gets getting give given go goes going good got great had half has have having he
her here hers herself him himself his how however i if in include including instead into is isn't
it its itself just keep know known last late later least left less let like likely little long look
lot made make makes making many may me mean might month months more most much must my myself near
need never new next no nor not nothing now of off often old on once one only onto or other others
our out over own part per perhaps place put quite rather really right said same saw say saying says
see seem seen several shall she should show since so some someone something sometimes soon still
such take taken than that that's the their them then there these they thing things think third this
those though three through thus time times to today together told too took toward two under until
up upon us use used using very via want was way we week weeks well went were what when where
whether which while who whom whose why will with within without won't work would year years yes
yesterday yet you your yours monday tuesday wednesday thursday friday saturday sunday january
february march april june july august september october november december i'm it's you're we're
they're i've didn't doesn't can't wasn't percent article read photo image story click share
comments mr mrs ms
"""
_DE = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin
bis bist da dabei dafür daher damit dann das dass dazu dein dem den denn der deren des dessen die
dies diese diesem diesen dieser dieses doch dort du durch eigentlich ein eine einem einen einer
eines einfach er erst es etwa etwas euch für ganz gar gegen gibt habe haben hat hatte hatten hier
hin ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jahr jahre jahren jede jeden
jeder jetzt kann kein keine keinen können könnte man mehr mein meine mich mir mit muss müssen nach
natürlich neue neuen nicht nichts noch nun nur ob oder ohne schon sehr sei sein seine seinem seinen
seiner seit selbst sich sie sind so soll sollen sollte sondern sowie um und uns unser unsere unter
viel viele vielen vom von vor wann war waren warum was weil weiter weitere welche wenn wer werden
wie wieder will wir wird wo wurde wurden während zu zum zur zwei zwischen über uhr tag tage heute
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
august september oktober november dezember artikel foto bild
"""
_ES = """
a al algo ante antes así aunque año años bajo bien cada como con contra cual cuando de del desde
donde dos durante e el ella ellos en entre era es esa ese eso esta estaba están estas este esto
estos está fue fueron gran ha había hace han hasta hay la las le les lo los luego me mi mientras
muy más nada ni no nos o otra otras otro otros para parte pero poco por porque primera primero
puede pueden que quien qué se sea según ser si sido sin sino sobre solo son su sus sólo también tan
tanto te tiene tienen todo todos todas toda tras tres tu un una uno unos unas vez y ya yo él día
días
"""
_FR = """
a ai ainsi alors après au aucun aussi autre autres aux avant avec avoir bien ce cela celle celui
ces cet cette ceux chaque chez comme comment contre dans de depuis des deux dernier dernière dit
donc dont du elle elles en encore entre est et eu fait faire il ils jour jours je la le les leur
leurs lors lui là ma mais me moins mon même ne nos notre nous on ont ou où par parce pas pendant
peu peut plus plusieurs pour pourquoi près qu que quel quelle qui quoi sa sans se selon sera ses si
son sont sous sur ta te tous tout toute toutes très trois tu un une vers vos votre vous y à été
était être an ans
"""
_PT = """
a acordo ainda além alguns ano anos ante antes ao aos apenas após as até cada com como contra da
das de depois desde deve dia dias disse do dois dos e ela ele eles em entre era essa esse esta
estava este está eu foi foram há isso isto já la lhe mais mas me meio mesmo muito na nas nem no nos
nosso não o onde os ou outra outras outro outros para parte pela pelas pelo pelos por porque pode
primeira primeiro quando que quem se segundo seja sem ser seu seus sobre sua suas são só também te
tem ter todo todos três um uma uns você à às é
"""
_IT = """
a ad ai al alla alle allo anche ancora anni anno avere aveva che chi ci come con contro cosa così
cui da dai dal dalla dalle degli dei del della delle dello deve di dopo dove due e ed era essere fa
fare fino fra gli ha hanno ho i il in io la le lei lo loro ma mai me mentre mi molto ne negli nei
nel nella nelle no noi non nostro o ogni oggi oltre per perché però più poi prima può quale quando
quanto quella quelle quelli quello questa queste questi questo qui se sei senza si sia siamo solo
sono sopra sotto sta stata stati stato su sua sue sui sul sulla suo suoi tra tre tutta tutte tutti
tutto un una uno è
"""
_NL = """
aan al alle alleen als altijd andere ben bij daar dan dat de der deze die dit doen door dus een
eens en er ga gaan gaat geen goed had heb hebben heeft heel hem het hier hij hoe hun iets ik in is
ja jaar je kan komt kunnen maar me meer men met mij mijn moet na naar niet nog nu of om omdat ons
onder ook op over te tegen toch toen tot u uit van vanaf veel voor was wat we weer wel werd wie wij
worden wordt zal ze zei zelf zich zij zijn zo zonder zou
"""
_PL = """
a aby albo ale bardzo bez bo by był była było były będzie być co czy dla dlaczego do gdy gdzie go i
ich im inne ja jak jako je jednak jego jej jest jeszcze jeśli już kiedy który która które których
którzy którym ma mają może można na nad nie niż o od oraz po pod ponieważ poza przed przez przy
roku są się tak także tam te tego tej ten to tu tych tylko tym u w we więc wszystko z za ze że też
został została lat
"""
_RU = """
а без более бы был была были было быть в вам вас весь во вот все всех всего вы где год года году да
даже для до его ее если есть еще же за и из или им их к как когда кто ли между меня мне может мы на
над надо нас наш не него нее нет ни них но ну о об один он она они оно от очень по под после при
про раз с сам свой своей своих себя со стал так также там то того тоже той только том тот ты у уже
хотя чего чем что чтобы эта эти это этого этой этом этот я которые который которая которых числе
лет
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "id": frozenset(_ID_MS.split()),
    "ms": frozenset(_ID_MS.split()),
    "en": frozenset(_EN.split()),
    "de": frozenset(_DE.split()),
    "es": frozenset(_ES.split()),
    "fr": frozenset(_FR.split()),
    "pt": frozenset(_PT.split()),
    "it": frozenset(_IT.split()),
    "nl": frozenset(_NL.split()),
    "pl": frozenset(_PL.split()),
    "ru": frozenset(_RU.split()),
}
