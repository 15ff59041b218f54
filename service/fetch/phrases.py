"""What error pages, login walls and challenges say, by language: the table that soft.py reads.

Written with ` | ` between phrases, compared without case. A name is the whole of a heading, or of
a part of the title between separators; "error", "oops" and, unless a name holds it, the status
number are put aside before. A saying opens a sentence of the page; it is long enough that no
article's sentence opens with it by chance.
"""

from typing import NamedTuple

from service.reasons import Reason


class Phrases(NamedTuple):
    """One row: what pages of one kind are called and say in one language (BCP-47)."""

    reason: Reason
    language: str
    names: str
    sayings: str


_GONE, _LOGIN, _TEST = Reason.SOFT_404, Reason.LOGIN_WALL, Reason.CHALLENGE

PHRASES = (
    Phrases(
        _GONE,
        "en",
        """
        not found | page not found | file not found | document not found | article not found |
        content not found | story not found | post not found | nothing found | object not found |
        the page cannot be found | page cannot be found | page could not be found | no page found |
        the page could not be found | this page could not be found | page can't be found |
        that page can't be found | this page can't be found | the page you requested was not found |
        the requested page was not found | the requested page could not be found | page missing |
        requested page not found | this page doesn't exist | this page does not exist |
        page does not exist | page doesn't exist | page not available | page unavailable |
        this page isn't available | this page is not available | content unavailable |
        content not available | this content isn't available | article unavailable | page expired |
        page removed | page no longer available | article no longer available | resource not found |
        the resource cannot be found | we can't find that page | we couldn't find that page |
        we can't find the page | internal server error | server error | bad gateway |
        service unavailable | service temporarily unavailable | gateway timeout | gateway time out |
        server error in application | application error | runtime error | database error |
        an error occurred | an error has occurred | error establishing a database connection |
        something went wrong | site offline | under maintenance | site under maintenance |
        down for maintenance | maintenance mode | site maintenance | scheduled maintenance |
        account suspended | this site can't be reached | site not found | domain not found |
        website expired | invalid url | page error | 410 gone | 403 forbidden | 400 bad request |
        404 page | page lost
        """,
        """
        the page you requested | the page you are looking for | the page you're looking for |
        the page you were looking for | the page you've requested | the page you have requested |
        the page you tried to | the page you are trying to | the page you're trying to |
        the page requested | the requested page | the requested url | the requested resource |
        the requested document | the requested article | the article you requested |
        the article you are looking for | the article you're looking for |
        the content you requested | the content you are looking for | the story you requested |
        the link you followed | the link you clicked | the url you entered | the url you requested |
        the address you entered | that page can't be found | that page could not be found |
        that page doesn't exist | this page can't be found | this page could not be found |
        this page cannot be found | this page doesn't exist | this page does not exist |
        this page is no longer | this page no longer exists | this article is no longer |
        this content is no longer | this content isn't available | this page isn't available |
        we can't find the page | we cannot find the page | we couldn't find the page |
        we could not find the page | we can't find that page | we couldn't find that page |
        we can't seem to find | we couldn't find what you | we can't find what you |
        we were unable to find the | nothing was found at this | it looks like nothing was found |
        looks like nothing was found | no page was found | the server encountered an |
        an unexpected error occurred | an error occurred while process | we're currently down for |
        this site is under maintenance | this account has been suspended |
        looks like you're lost | it looks like you're lost | you seem to be lost
        """,
    ),
    Phrases(
        _GONE,
        "id",
        """
        tidak ditemukan | halaman tidak ditemukan | laman tidak ditemukan |
        artikel tidak ditemukan | berita tidak ditemukan | konten tidak ditemukan |
        halaman tidak tersedia | halaman tidak ada | data tidak ditemukan |
        halaman yang anda cari tidak ditemukan | sedang dalam perbaikan |
        situs sedang dalam pemeliharaan | terjadi kesalahan
        """,
        """
        halaman yang anda cari | halaman yang kamu cari | halaman yang anda tuju |
        halaman yang anda minta | laman yang anda cari | artikel yang anda cari |
        berita yang anda cari | konten yang anda cari | halaman ini tidak |
        kami tidak dapat menemukan halaman | kami tidak menemukan halaman | tautan yang anda
        """,
    ),
    Phrases(
        _GONE,
        "ms",
        """
        halaman tidak dijumpai | laman tidak dijumpai | tidak dijumpai | halaman tidak wujud |
        artikel tidak dijumpai | muka surat tidak dijumpai | laman tidak wujud
        """,
        """
        halaman yang anda cari | laman yang anda cari | halaman yang diminta | laman ini tidak |
        muka surat yang anda | kami tidak dapat mencari halaman
        """,
    ),
    Phrases(
        _GONE,
        "de",
        """
        nicht gefunden | seite nicht gefunden | die seite wurde nicht gefunden |
        seite wurde nicht gefunden | diese seite wurde nicht gefunden | artikel nicht gefunden |
        diese seite existiert nicht | seite existiert nicht | seite nicht verfügbar |
        diese seite gibt es nicht | seite konnte nicht gefunden werden | interner serverfehler |
        die seite konnte nicht gefunden werden | inhalt nicht gefunden | wartungsarbeiten |
        wartungsmodus | seite nicht vorhanden | ein fehler ist aufgetreten
        """,
        """
        die von ihnen gesuchte | die von ihnen angeforderte | die von ihnen aufgerufene |
        die von dir gesuchte | die von dir aufgerufene | die gesuchte seite |
        die angeforderte seite | die angeforderte url | die aufgerufene seite |
        die gewünschte seite | diese seite existiert | diese seite konnte nicht |
        diese seite wurde nicht | diese seite gibt es | die seite wurde nicht gefunden |
        die seite konnte nicht gefunden | die seite, die sie suchen | die seite, die du suchst |
        der von ihnen gesuchte artikel | der gesuchte artikel | unter dieser adresse |
        wir konnten die seite | wir konnten die gesuchte | wir können die gewünschte seite
        """,
    ),
    Phrases(
        _GONE,
        "fr",
        """
        page introuvable | page non trouvée | introuvable | non trouvé | article introuvable |
        la page est introuvable | cette page est introuvable | cette page n'existe pas |
        page inexistante | la page demandée n'existe pas | la page n'existe pas |
        contenu introuvable | page indisponible | site en maintenance | en maintenance |
        cette page n'est pas disponible | cette page n'existe plus | erreur interne du serveur
        """,
        """
        la page que vous cherchez | la page que vous recherchez | la page que vous demandez |
        la page que vous avez demandée | la page que vous souhaitez | la page demandée |
        la page recherchée | la page à laquelle vous | cette page n'existe | cette page est intr |
        cette page n'est plus | cette page n'est pas disponible | l'article que vous cherchez |
        l'article demandé | l'url demandée | le contenu que vous cherchez | le lien que vous avez |
        nous ne trouvons pas la page | nous n'avons pas trouvé la page | il n'y a rien à cette
        """,
    ),
    Phrases(
        _GONE,
        "es",
        """
        página no encontrada | no encontrado | no encontrada | no se encontró la página |
        no se ha encontrado la página | la página no existe | esta página no existe |
        artículo no encontrado | contenido no encontrado | página no disponible | página no existe |
        esta página no está disponible | error interno del servidor | sitio en mantenimiento |
        en mantenimiento | contenido no disponible
        """,
        """
        la página que buscas | la página que busca | la página que estás buscando |
        la página que está buscando | la página que intentas | la página que intenta |
        la página que has solicitado | la página que ha solicitado | la página solicitada |
        la página no existe | la página no se encuentra | esta página no existe |
        esta página no está | esta página ya no | el contenido que buscas |
        el contenido solicitado | el artículo que buscas | la url solicitada |
        no encontramos la página | no hemos encontrado la página | no pudimos encontrar la página |
        no podemos encontrar la | no se ha encontrado la página | no se encontró la página |
        parece que no se ha encontrado
        """,
    ),
    Phrases(
        _GONE,
        "pt",
        """
        página não encontrada | não encontrado | não encontrada | a página não foi encontrada |
        página inexistente | esta página não existe | a página não existe | página não existe |
        conteúdo não encontrado | artigo não encontrado | notícia não encontrada |
        página indisponível | esta página não está disponível | erro interno do servidor |
        site em manutenção | em manutenção
        """,
        """
        a página que você | a página que procura | a página que está à procura |
        a página que tentou | a página solicitada | a página procurada | a página requisitada |
        a página não foi encontrada | a página não existe | esta página não existe |
        esta página não está | esta página não foi | o conteúdo que você | o endereço digitado |
        a url solicitada | não encontramos a página | não foi possível encontrar a página |
        não conseguimos encontrar a página | a notícia que você
        """,
    ),
    Phrases(
        _GONE,
        "it",
        """
        pagina non trovata | non trovato | non trovata | la pagina non esiste |
        questa pagina non esiste | articolo non trovato | pagina inesistente |
        pagina non disponibile | contenuto non trovato | sito in manutenzione
        """,
        """
        la pagina che stai cercando | la pagina che cerchi | la pagina che hai |
        la pagina richiesta | la pagina cercata | la pagina non esiste | questa pagina non esiste |
        questa pagina non è | l'articolo che stai cercando | il contenuto che stai cercando |
        non riusciamo a trovare la pagina | non abbiamo trovato la pagina | l'url richiesto
        """,
    ),
    Phrases(
        _GONE,
        "nl",
        """
        pagina niet gevonden | niet gevonden | deze pagina bestaat niet | pagina bestaat niet |
        artikel niet gevonden | pagina niet beschikbaar | in onderhoud
        """,
        """
        de pagina die je zoekt | de pagina die u zoekt | de pagina die je probeert |
        de pagina waar je naar | de pagina waar u naar | de opgevraagde pagina |
        de gevraagde pagina | deze pagina bestaat niet | deze pagina is niet | we kunnen de pagina |
        we konden de pagina
        """,
    ),
    Phrases(
        _GONE,
        "pl",
        """
        nie znaleziono | nie znaleziono strony | strona nie została znaleziona |
        strona nie istnieje | nie ma takiej strony | strony nie znaleziono | brak strony |
        artykuł nie istnieje | przerwa techniczna
        """,
        """
        strona, której szukasz | strona której szukasz | strona, której szukałeś |
        strona, na którą | szukana strona | żądana strona | podana strona | podany adres |
        taka strona nie istnieje | ta strona nie istnieje | nie możemy znaleźć strony |
        nie znaleźliśmy strony | nie ma takiej strony | artykuł, którego szukasz
        """,
    ),
    Phrases(
        _GONE,
        "cs",
        """
        stránka nenalezena | stránka nebyla nalezena | nenalezeno | stránka neexistuje |
        tato stránka neexistuje
        """,
        "stránka, kterou hledáte | požadovaná stránka | hledaná stránka | tato stránka neexist",
    ),
    Phrases(
        _GONE,
        "sv",
        """
        sidan hittades inte | sidan kunde inte hittas | sidan finns inte | hittades inte |
        sidan saknas
        """,
        "sidan du söker | sidan du letar efter | sidan du försökte | den sida du | vi hittar inte",
    ),
    Phrases(
        _GONE,
        "tr",
        """
        sayfa bulunamadı | bulunamadı | aradığınız sayfa bulunamadı | böyle bir sayfa yok |
        haber bulunamadı | bakım çalışması
        """,
        """
        aradığınız sayfa | aradığınız içerik | aradığınız haber | ulaşmaya çalıştığınız sayfa |
        ulaşmak istediğiniz sayfa | istediğiniz sayfa
        """,
    ),
    Phrases(
        _GONE,
        "el",
        """
        η σελίδα δεν βρέθηκε | δεν βρέθηκε | σελίδα δεν βρέθηκε | η σελίδα δεν υπάρχει |
        το άρθρο δεν βρέθηκε
        """,
        """
        η σελίδα που ζητήσατε | η σελίδα που αναζητάτε | η σελίδα που ψάχνετε |
        η σελίδα που αναζητείτε
        """,
    ),
    Phrases(
        _GONE,
        "ru",
        """
        страница не найдена | не найдено | не найдена | страница не существует |
        такой страницы нет | такой страницы не существует | материал не найден | статья не найдена |
        новость не найдена | страница не доступна | страница недоступна | документ не найден |
        файл не найден | страница удалена | запись не найдена | внутренняя ошибка сервера |
        технические работы | сайт на реконструкции
        """,
        """
        страница, которую вы | страница которую вы | запрашиваемая страница |
        запрашиваемая вами страница | запрошенная страница | запрошенная вами страница |
        запрашиваемый документ | запрошенный документ | запрашиваемый материал |
        запрашиваемая вами | такой страницы не существует | такой страницы нет |
        эта страница не существует | данная страница не | этой страницы не существует |
        мы не можем найти страницу | мы не нашли страницу | неправильно набран адрес |
        возможно, она была удалена | возможно, страница была
        """,
    ),
    Phrases(
        _GONE,
        "uk",
        """
        сторінку не знайдено | сторінка не знайдена | не знайдено | сторінки не існує |
        такої сторінки не існує
        """,
        """
        сторінка, яку ви | сторінку, яку ви | запитувана сторінка | запитана сторінка |
        такої сторінки не | цієї сторінки не існує
        """,
    ),
    Phrases(
        _GONE,
        "zh",
        """
        页面不存在 | 页面未找到 | 找不到页面 | 找不到该页面 | 找不到网页 | 未找到页面 | 未找到 |
        页面没有找到 | 页面找不到 | 错误页面 | 文章不存在 | 内容不存在 | 网页不存在 |
        您访问的页面不存在 | 页面已删除 | 页面丢失 |
        页面走丢了 | 页面走丢啦 | 无法找到该页 | 无法找到页面 | 系统维护中 |
        頁面不存在 | 找不到頁面 | 找不到網頁 | 找不到此頁面 | 找不到該頁面 | 網頁不存在 |
        頁面未找到 | 文章已刪除 | 文章已删除 | 系統維護中 | 此内容无法查看 | 页面出错了
        """,
        """
        您访问的页面 | 您要访问的页面 | 你访问的页面 | 您查看的页面 | 您要查看的页面 |
        您请求的页面 | 您所访问的页面 | 您所请求的 | 您要找的页面 | 您浏览的页面 | 你要找的页面 |
        您访问的内容 | 您要查找的页面 | 该页面不存在 | 该页面无法 | 该内容已被 | 此页面不存在 |
        此内容因 | 该文章不存在 | 该文章已 | 找不到您要 | 抱歉，找不到 | 您要求的網頁 |
        您要找的頁面 | 您造訪的頁面 | 您所尋找的 | 您要瀏覽的 | 該頁面不存在 | 此頁面不存在 |
        無法找到您
        """,
    ),
    Phrases(
        _GONE,
        "ja",
        """
        ページが見つかりません | ページが見つかりませんでした | お探しのページが見つかりません |
        お探しのページは見つかりませんでした | お探しのページは見つかりません | 見つかりません |
        お探しのページが見つかりませんでした | ページが存在しません | 記事が見つかりません |
        ページはありません | エラーページ | メンテナンス中 | ただいまメンテナンス中です |
        お探しのページはありません
        """,
        """
        お探しのページ | お探しの記事 | お探しのコンテンツ | 指定されたページ | ご指定のページ |
        ご指定のurl | 指定されたurl | アクセスしようとしたページ | アクセスされたページ |
        ご覧になろうとしたページ | このページは存在しません | このページは削除 |
        申し訳ございません。お探しの | 申し訳ありませんが、お探しの
        """,
    ),
    Phrases(
        _GONE,
        "ko",
        """
        페이지를 찾을 수 없습니다 | 찾을 수 없습니다 | 페이지가 존재하지 않습니다 |
        존재하지 않는 페이지입니다 | 요청하신 페이지를 찾을 수 없습니다 | 기사를 찾을 수 없습니다 |
        존재하지 않는 기사입니다 | 존재하지 않는 페이지 | 서비스 점검 중
        """,
        """
        요청하신 페이지 | 찾으시는 페이지 | 찾으시려는 페이지 | 방문하시려는 페이지 |
        존재하지 않는 | 죄송합니다. 요청하신
        """,
    ),
    Phrases(
        _GONE,
        "vi",
        "không tìm thấy trang | không tìm thấy | trang không tồn tại",
        """
        trang bạn đang tìm | trang bạn tìm | trang bạn yêu cầu | trang này không tồn tại |
        đường dẫn không
        """,
    ),
    Phrases(
        _GONE,
        "ar",
        "الصفحة غير موجودة | لم يتم العثور على الصفحة | غير موجود",
        "الصفحة التي تبحث | الصفحة المطلوبة | الصفحة التي طلبت | عذرا، الصفحة",
    ),
    Phrases(
        _GONE,
        "hi",
        "पृष्ठ नहीं मिला | पेज नहीं मिला",
        "आप जिस पेज | आप जिस पृष्ठ",
    ),
    Phrases(
        _GONE,
        "th",
        "ไม่พบหน้านี้ | ไม่พบหน้าที่ต้องการ | ไม่พบหน้า",
        "ไม่พบหน้าที่คุณ | ขออภัย ไม่พบ",
    ),
    Phrases(
        _LOGIN,
        "en",
        """
        log in | login | sign in | signin | log on | logon | log in or sign up | log in sign up |
        log in or register | login or register | sign in or register | login register | log into |
        sign in to continue | log in to continue | login to continue | please log in |
        please login | please sign in | login required | log in required | sign in required |
        member login | members only | user login | customer login | subscriber login |
        account login | member sign in | authentication required | authorization required |
        access denied | not authorized | unauthorized | you must be logged in | you need to log in |
        sign in to your account | log in to your account | login page | restricted access |
        welcome back | restricted content | members area | access restricted
        """,
        """
        you must be logged in to view | you must be logged in to see |
        you must be logged in to read | you must be logged in to access | you must log in to view |
        you must log in to continue | you must log in to see | you need to log in to view |
        you need to log in to continue | you need to log in to see | you need to log in to access |
        you need to be logged in to | you have to log in to | you must be a registered |
        you must be a member to view | you must sign in to | you need to sign in to |
        please log in to continue | please log in to view | please log in to access |
        please log in to read | please login to continue | please login to view |
        please login to access | please sign in to continue | please sign in to view |
        please sign in to access | please sign in to read | log in to continue |
        log in to view this | log in to read this | log in to see this | sign in to continue |
        sign in to view this | sign in to read this | sign in to see this |
        you are not authorized to access | you are not authorized to view |
        you do not have permission to view this | you don't have permission to view this |
        this content is for members only | this content is available to members |
        this page is restricted to | this forum requires you to be |
        the administrator may have required you
        """,
    ),
    Phrases(
        _LOGIN,
        "id",
        """
        masuk | masuk log | silakan masuk | silakan login | login anggota | halaman login |
        masuk ke akun anda | masuk atau daftar | masuk daftar | login akun | masuk akun
        """,
        """
        silakan masuk untuk | silakan login untuk | silahkan login untuk | silahkan masuk untuk |
        silakan login terlebih dahulu | silahkan login terlebih dahulu | silakan masuk terlebih |
        anda harus login | anda harus masuk | anda perlu masuk | kamu harus login |
        masuk untuk melanjutkan | login untuk melanjutkan | masuk untuk membaca
        """,
    ),
    Phrases(
        _LOGIN,
        "ms",
        "log masuk | sila log masuk | daftar masuk | log masuk akaun",
        """
        sila log masuk untuk | sila log masuk dahulu | anda perlu log masuk | anda mesti log masuk |
        log masuk untuk meneruskan | log masuk untuk membaca
        """,
    ),
    Phrases(
        _LOGIN,
        "de",
        """
        anmelden | anmeldung | einloggen | bitte anmelden | bitte einloggen |
        anmeldung erforderlich | mitglieder login | anmelden oder registrieren | kundenlogin |
        login erforderlich | zugriff verweigert | jetzt anmelden | mitgliederbereich |
        anmelden registrieren | willkommen zurück | zugang verweigert
        """,
        """
        bitte melden sie sich an | bitte melde dich an | bitte loggen sie sich ein |
        bitte logge dich ein | sie müssen angemeldet sein | sie müssen sich anmelden |
        du musst angemeldet sein | du musst dich anmelden | melden sie sich an, um |
        melde dich an, um | um diesen inhalt zu sehen | dieser inhalt ist nur für |
        um diese seite zu sehen | sie sind nicht berechtigt | sie haben keine berechtigung
        """,
    ),
    Phrases(
        _LOGIN,
        "fr",
        """
        connexion | se connecter | identification | s'identifier | connectez vous |
        identifiez vous | connexion requise | accès refusé | accès réservé | espace membre |
        espace abonnés | accès restreint | se connecter ou s'inscrire | authentification
        """,
        """
        vous devez être connecté | vous devez vous connecter | vous devez vous identifier |
        veuillez vous connecter | veuillez vous identifier | merci de vous connecter |
        connectez-vous pour | identifiez-vous pour | vous n'êtes pas autorisé |
        cette page est réservée | ce contenu est réservé
        """,
    ),
    Phrases(
        _LOGIN,
        "es",
        """
        iniciar sesión | inicio de sesión | inicia sesión | inicie sesión | acceder | identifícate |
        acceso denegado | acceso restringido | acceso usuarios | iniciar sesión o registrarse |
        ingresar | acceso socios | conéctate
        """,
        """
        debes iniciar sesión | debe iniciar sesión | tienes que iniciar sesión |
        necesitas iniciar sesión | por favor, inicia sesión | por favor, inicie sesión |
        por favor inicia sesión | por favor inicie sesión | inicia sesión para |
        inicie sesión para | debes estar registrado | debe estar registrado | debes identificarte |
        no tienes permiso para | no está autorizado | contenido exclusivo para
        """,
    ),
    Phrases(
        _LOGIN,
        "pt",
        """
        entrar | fazer login | iniciar sessão | faça login | faça seu login | acesso negado |
        acesso restrito | entre ou cadastre se | área do assinante | identificação | acessar conta
        """,
        """
        faça login para | faça o login para | faça seu login para | entre para continuar |
        você precisa estar logado | você precisa fazer login | é necessário fazer login |
        é preciso fazer login | você deve estar logado | inicie sessão para | deve iniciar sessão |
        você não tem permissão | conteúdo exclusivo para
        """,
    ),
    Phrases(
        _LOGIN,
        "it",
        """
        accedi | accesso | effettua il login | accesso negato | area riservata |
        accedi o registrati | accesso utenti
        """,
        """
        effettua il login per | accedi per continuare | accedi per leggere |
        devi effettuare il login | devi effettuare l'accesso | devi essere registrato |
        per accedere a questa pagina | non sei autorizzato
        """,
    ),
    Phrases(
        _LOGIN,
        "nl",
        "inloggen | aanmelden | log in of registreer | toegang geweigerd",
        """
        je moet ingelogd zijn | u moet ingelogd zijn | log in om verder | log in om deze |
        je moet inloggen | u moet inloggen
        """,
    ),
    Phrases(
        _LOGIN,
        "pl",
        "zaloguj się | logowanie | zaloguj | panel logowania | odmowa dostępu | brak dostępu",
        """
        musisz być zalogowany | musisz się zalogować | zaloguj się, aby | zaloguj się aby |
        aby zobaczyć tę stronę | treść dostępna tylko
        """,
    ),
    Phrases(
        _LOGIN,
        "cs",
        "přihlášení | přihlásit se | přihlaste se",
        """
        pro zobrazení se musíte přihlásit | musíte být přihlášen | musíte se přihlásit |
        přihlaste se prosím
        """,
    ),
    Phrases(
        _LOGIN,
        "sv",
        "logga in | inloggning | åtkomst nekad",
        "du måste vara inloggad | du måste logga in | logga in för att",
    ),
    Phrases(
        _LOGIN,
        "tr",
        "giriş yap | üye girişi | oturum aç | kullanıcı girişi",
        """
        giriş yapmanız gerek | devam etmek için giriş | bu sayfayı görüntülemek için |
        bu içeriği görmek için | lütfen giriş yap
        """,
    ),
    Phrases(
        _LOGIN,
        "el",
        "σύνδεση | είσοδος | είσοδος μελών",
        "πρέπει να συνδεθείτε | παρακαλώ συνδεθείτε | συνδεθείτε για",
    ),
    Phrases(
        _LOGIN,
        "ru",
        """
        вход | войти | авторизация | вход на сайт | вход в систему | вход в личный кабинет |
        войдите | требуется авторизация | необходима авторизация | доступ запрещен |
        доступ запрещён | доступ закрыт | доступ ограничен | войти или зарегистрироваться |
        вход и регистрация | вход регистрация | личный кабинет
        """,
        """
        для просмотра этой страницы | для просмотра необходимо | для доступа к этой странице |
        для доступа необходимо | вам необходимо авторизоваться | вам необходимо войти |
        необходимо авторизоваться | необходимо войти | пожалуйста, авторизуйтесь |
        пожалуйста, войдите | вы должны войти | вы должны авторизоваться | войдите, чтобы |
        войдите или зарегистрируйтесь | авторизуйтесь, чтобы | чтобы продолжить, войдите |
        чтобы просмотреть эту страницу | у вас нет прав | у вас недостаточно прав
        """,
    ),
    Phrases(
        _LOGIN,
        "uk",
        "вхід | увійти | авторизація",
        "вам необхідно увійти | увійдіть, щоб | будь ласка, увійдіть | для перегляду необхідно",
    ),
    Phrases(
        _LOGIN,
        "zh",
        """
        登录 | 用户登录 | 会员登录 | 请登录 | 请先登录 | 账号登录 | 登录页面 | 登录注册 |
        统一身份认证 | 登錄 | 登入 | 會員登入 | 請登入 | 請先登入 | 用戶登入 | 登录 注册
        """,
        """
        请登录后 | 请先登录 | 您需要登录 | 您还没有登录 | 您尚未登录 | 您必须登录 | 登录后才 |
        登录后查看 | 登录后可 | 抱歉，您需要登录 | 您无权 | 請先登入 | 請登入後 | 您需要登入 |
        您必須登入 | 登入後
        """,
    ),
    Phrases(
        _LOGIN,
        "ja",
        """
        ログイン | 会員ログイン | サインイン | ログインページ | ログインしてください |
        ログインが必要です | ログイン画面 | 会員限定
        """,
        """
        ログインしてください | ログインが必要です | 続きを読むにはログイン |
        続きを読むには、ログイン | このページを見るには | このページを表示するには |
        このページを閲覧するには | この記事は会員限定 | 閲覧するにはログイン | ご利用にはログイン |
        会員の方はログイン
        """,
    ),
    Phrases(
        _LOGIN,
        "ko",
        "로그인 | 회원 로그인 | 로그인이 필요합니다 | 로그인 페이지",
        "로그인이 필요합니다 | 로그인이 필요한 | 로그인 후 | 로그인해 주세요 | 회원만",
    ),
    Phrases(
        _LOGIN,
        "vi",
        "đăng nhập",
        "vui lòng đăng nhập | bạn cần đăng nhập | bạn phải đăng nhập",
    ),
    Phrases(
        _LOGIN,
        "ar",
        "تسجيل الدخول",
        "يجب تسجيل الدخول | الرجاء تسجيل الدخول | يرجى تسجيل",
    ),
    Phrases(
        _TEST,
        "en",
        """
        just a moment | attention required | please wait | one moment please | security check |
        checking your browser | checking your browser before accessing | security checkpoint |
        ddos guard | ddos protection | verify you are human | verify you're human | robot check |
        verifying you are human | human verification | bot verification | are you a robot |
        are you human | are you a human | captcha | recaptcha | captcha challenge | captcha check |
        captcha required | captcha verification | robot or human | pardon our interruption |
        access to this page has been denied | access to this page has been blocked |
        please verify you are a human | please verify you are human | i'm not a robot |
        confirm you are human | prove you are human | you are not a robot |
        prove you're not a robot | making sure you're not a bot | browser check |
        browser verification | security verification | sorry you have been blocked |
        you have been blocked | request blocked | request rejected | request unsuccessful |
        please complete the security check | unusual traffic detected | unusual traffic |
        you are being redirected | checking if the site connection is secure | one more step |
        client challenge | challenge validation | bot detection | vercel security checkpoint |
        please enable cookies | please turn javascript on
        """,
        """
        checking your browser | please wait while we check your browser | checking if the site |
        please wait while we verify | please wait while your request |
        please wait while we are checking | verify you are human | verifying you are human |
        verify that you are human | verify you're human | please verify you are |
        please verify that you are | please confirm you are | please confirm that you are |
        confirm that you are not a robot | please prove | to continue, please verify |
        to continue, please type | enter the characters you see | type the characters you see |
        please complete the captcha | please solve the captcha | please solve this captcha |
        please complete the security check | complete the captcha |
        enable javascript and cookies to continue | please enable javascript and cookies |
        please enable cookies and reload | please enable js and disable |
        please turn javascript on | we need to verify that you | we have to verify that you |
        we need to make sure you are not | we need to confirm | press & hold |
        press and hold to confirm | our systems have detected unusual | we have detected unusual |
        we've detected unusual | we detected unusual | your browser will redirect to your |
        this process is automatic | ddos protection by | needs to review the security |
        performing security verification | you have been blocked |
        why do i have to complete a captcha | as you were browsing something about your browser |
        request unsuccessful | the requested url was rejected |
        this website uses a security service | this website is using a security service |
        access to this page has been denied | your access to this site has been limited |
        javascript is required to prove
        """,
    ),
    Phrases(
        _TEST,
        "id",
        """
        verifikasi keamanan | pemeriksaan keamanan | verifikasi bahwa anda manusia |
        tunggu sebentar | mohon tunggu | apakah anda robot | memeriksa browser anda |
        verifikasi manusia
        """,
        """
        memeriksa browser anda | sedang memeriksa browser | verifikasi bahwa anda |
        memverifikasi bahwa anda | aktifkan javascript dan cookie | harap verifikasi |
        buktikan bahwa anda | pastikan anda bukan robot | kami mendeteksi lalu lintas |
        konfirmasi bahwa anda
        """,
    ),
    Phrases(
        _TEST,
        "ms",
        "pemeriksaan keselamatan | pengesahan manusia | sila tunggu",
        """
        menyemak pelayar anda | sahkan anda manusia | sahkan bahawa anda | mengesahkan anda manusia
        """,
    ),
    Phrases(
        _TEST,
        "de",
        """
        nur einen moment | einen moment bitte | sicherheitsüberprüfung | sicherheitsprüfung |
        sind sie ein roboter | sind sie ein mensch | bist du ein mensch |
        bestätigen sie dass sie ein mensch sind | sicherheitsabfrage | browserprüfung | bitte warten
        """,
        """
        ihr browser wird überprüft | ihr browser wird geprüft | wir überprüfen ihren browser |
        überprüfung ihres browsers | bestätigen sie, dass sie | bitte bestätigen sie, dass sie |
        überprüfen sie, ob sie ein mensch | bitte aktivieren sie javascript und cookies |
        aktivieren sie javascript und cookies | wir haben ungewöhnlich |
        bitte lösen sie das captcha | bestätige, dass du
        """,
    ),
    Phrases(
        _TEST,
        "fr",
        """
        un instant | un moment | vérification de sécurité | vérification du navigateur |
        êtes vous un robot | êtes vous humain | vérification humaine | veuillez patienter |
        contrôle de sécurité
        """,
        """
        vérification de votre navigateur | nous vérifions votre navigateur |
        vérifiez que vous êtes humain | vérifier que vous êtes humain |
        vérification que vous êtes humain | veuillez confirmer que vous |
        veuillez vérifier que vous | activez javascript et les cookies |
        veuillez activer javascript et | nous avons détecté une activité inhabituelle |
        nous avons détecté un trafic | confirmez que vous n'êtes pas
        """,
    ),
    Phrases(
        _TEST,
        "es",
        """
        un momento | un momento por favor | verificación de seguridad | comprobación de seguridad |
        eres un robot | eres humano | verifica que eres humano | no soy un robot | espere por favor
        """,
        """
        comprobando su navegador | comprobando tu navegador | verificando su navegador |
        verificando que es humano | verifica que eres humano | verifique que es un ser humano |
        verifica que eres un ser humano | por favor, confirma que | por favor, verifica que |
        habilite javascript y las cookies | habilita javascript y las cookies |
        hemos detectado tráfico | hemos detectado actividad inusual | confirma que no eres un robot
        """,
    ),
    Phrases(
        _TEST,
        "pt",
        """
        um momento | só um momento | verificação de segurança | você é um robô | você é humano |
        não sou um robô | confirme que você é humano | verificação humana
        """,
        """
        verificando seu navegador | verificando o seu navegador | verificando se você é humano |
        verifique se você é humano | confirme que você | confirme que não é um robô |
        ative o javascript e os cookies | habilite javascript e cookies | detectamos tráfego |
        detectamos atividade incomum | prove que você
        """,
    ),
    Phrases(
        _TEST,
        "it",
        """
        un attimo | ci siamo quasi | verifica di sicurezza | controllo di sicurezza | sei un robot |
        sei umano
        """,
        """
        verifica che tu sia | verifica di essere umano | conferma di non essere un robot |
        stiamo verificando il tuo browser | verifica del browser | abilita javascript e i cookie
        """,
    ),
    Phrases(
        _TEST,
        "nl",
        "even geduld | even geduld aub | veiligheidscontrole | ben je een robot | ben je een mens",
        """
        we controleren je browser | verifieer dat je | bevestig dat je |
        schakel javascript en cookies
        """,
    ),
    Phrases(
        _TEST,
        "pl",
        "chwileczkę | cierpliwości | czy jesteś robotem | weryfikacja bezpieczeństwa",
        """
        sprawdzanie przeglądarki | sprawdzamy twoją przeglądarkę | potwierdź, że jesteś |
        zweryfikuj, że jesteś | włącz obsługę javascript
        """,
    ),
    Phrases(
        _TEST,
        "tr",
        "bir dakika lütfen | güvenlik kontrolü | robot musunuz | güvenlik doğrulaması",
        "tarayıcınız kontrol ediliyor | insan olduğunuzu doğrula | robot olmadığınızı",
    ),
    Phrases(
        _TEST,
        "ru",
        """
        один момент | одну секунду | проверка безопасности | проверка браузера | вы не робот |
        вы робот | подтвердите что вы не робот | подтвердите что вы человек | защита от роботов |
        пожалуйста подождите | проверка на робота
        """,
        """
        проверка браузера | проверка вашего браузера | проверяем ваш браузер |
        мы проверяем ваш браузер | подтвердите, что вы | подтвердите что вы |
        подтвердите, что запросы | докажите, что вы | убедитесь, что вы не робот |
        нам очень жаль, но запросы | включите javascript и cookie |
        пожалуйста, подтвердите, что вы | мы зарегистрировали подозрительный |
        введите символы с картинки | защита от ddos | идет проверка | идёт проверка |
        проверка перед переходом на сайт
        """,
    ),
    Phrases(
        _TEST,
        "uk",
        "зачекайте | перевірка безпеки | ви не робот",
        "перевірка вашого браузера | підтвердьте, що ви | перевіряємо ваш браузер",
    ),
    Phrases(
        _TEST,
        "zh",
        """
        请稍候 | 安全验证 | 百度安全验证 | 人机验证 | 滑动验证页面 | 安全检查 | 验证码 |
        请输入验证码 | 访问验证 | 您的访问存在异常 | 浏览器安全检查 | 正在验证 | 请稍等 | 安全驗證 |
        人機驗證 | 請稍候 | 驗證碼 | 安全校验 | 访问过于频繁
        """,
        """
        正在检查您的浏览器 | 正在验证您 | 请完成安全验证 | 请完成以下验证 | 请完成下列验证 |
        请完成验证 | 请输入验证码 | 请输入图中 | 请拖动滑块 | 请按住滑块 | 验证您是 | 确认您是真人 |
        确认您不是 | 您的访问过于频繁 | 您的访问存在异常 | 检测到您的 | 网络不给力，请稍后 |
        正在檢查您的瀏覽器 | 請完成安全 | 請輸入驗證碼 | 驗證您是 | 確認您是真人 |
        启用 javascript 和 cookie
        """,
    ),
    Phrases(
        _TEST,
        "ja",
        """
        しばらくお待ちください | お待ちください | セキュリティチェック | ロボットではありません |
        あなたはロボットですか | 画像認証 | アクセス確認 | 人間であることを確認
        """,
        """
        ブラウザをチェック | ブラウザーを確認 | ブラウザを確認 | お使いのブラウザを確認 |
        人間であることを確認 | あなたが人間 | ロボットではないこと | ロボットでないこと |
        表示されている文字を入力 | javascriptとcookieを有効 | 通常と異なるトラフィック |
        接続が安全かどうか
        """,
    ),
    Phrases(
        _TEST,
        "ko",
        "잠시만 기다리십시오 | 잠시만요 | 보안 확인 | 로봇이 아닙니다 | 보안문자",
        "브라우저를 확인 | 사람인지 확인 | 로봇이 아님을 | 자동 등록 방지 | 귀하가 사람",
    ),
    Phrases(
        _TEST,
        "el",
        "μια στιγμή | έλεγχος ασφαλείας",
        "επαληθεύστε ότι είστε | έλεγχος του προγράμματος",
    ),
    Phrases(
        _TEST,
        "vi",
        "chờ một chút | kiểm tra bảo mật",
        "xác minh bạn là | đang kiểm tra trình duyệt",
    ),
    Phrases(
        _TEST,
        "ar",
        "لحظة | لحظة واحدة | التحقق الأمني",
        "تحقق من أنك إنسان | التحقق من متصفح",
    ),
)
