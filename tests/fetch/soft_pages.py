"""Pages for tests/fetch/test_soft.py, written for it: what is soft, and what only looks so.

`FULL` is a site's furniture of more than a thin page has; most real error pages stand in one.
"""

from service.reasons import Reason

GONE, LOGIN, TEST = Reason.SOFT_404, Reason.LOGIN_WALL, Reason.CHALLENGE

_TEASERS = "".join(
    f'<li><a href="/news/{number}">{head}</a></li>'
    for number, head in enumerate(
        f"{who} {what} {where}"
        for who in ("Council", "Minister", "Farmers", "Museum", "Union")
        for what in ("opens talks about", "rejects plans for", "welcomes money for", "sues over")
        for where in ("the harbour", "a new bridge", "night trains", "the old mill")
    )
)
FULL = f"<nav><ul>{_TEASERS}</ul></nav>"
FOOTER = "<footer><p>About us</p><p>Contact</p><p>Terms</p><p>Imprint</p></footer>"
PROSE = "".join(
    f"<p>Paragraph {number} tells at some length, and with a fair number of details, what the"
    f" people of the town made of {thing} and why it took them so many years to agree.</p>"
    for number, thing in enumerate(
        ("the river", "the bridge", "the market", "the harbour", "the library", "the mill"), start=1
    )
)
LOGIN_FORM = (
    '<form action="/login" method="post"><input type="text" name="user">'
    '<input type="password" name="pass"><button>Go</button></form>'
)


def page(title: str, body: str, *, lang: str = "en", head: str = "", attributes: str = "") -> str:
    """A document around a body."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body{attributes}>{body}</body></html>"
    )


def site(title: str, main: str, **more: str) -> str:
    """A document of a large site: menus and teasers around its main part."""
    return page(title, f"{FULL}<main>{main}</main>{FOOTER}", **more)


SOFT: dict[str, tuple[Reason, str]] = {
    # -- error pages
    "gone, bare": (GONE, page("404 Not Found", "<h1>Not Found</h1><p>nginx</p>")),
    "gone, apache": (
        GONE,
        page(
            "404 Not Found",
            "<h1>Not Found</h1><p>The requested URL /a/b was not found on this server.</p><hr>"
            "<address>Apache/2.4 Server at example.org Port 80</address>",
        ),
    ),
    "gone, content system": (
        GONE,
        site(
            "Page not found - The Evening Courier",
            "<h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at"
            " this location. Maybe try one of the links below or a search?</p>",
            attributes=' class="home error404 wp-custom"',
        ),
    ),
    "gone, with headlines": (
        GONE,
        site(
            "Page not found | Courier",
            "<h1>Page not found</h1><p>Sorry, the page you were looking for has moved or never"
            f" existed.</p><h2>Most read today</h2><ul>{_TEASERS}</ul>",
        ),
    ),
    "gone, title says nothing": (
        GONE,
        page(
            "Harbour Gazette",
            "<div><h2>Hmm.</h2><p>The page you are looking for doesn't exist or another error"
            " occurred. Go back, or head over to our home page to find your way.</p></div>",
        ),
    ),
    "gone, text/plain style": (GONE, "404 page not found"),
    "gone, number only": (GONE, page("404", "<h1>404</h1><a href='/'>Home</a>")),
    "gone, documentation": (GONE, site("Handbook", "<article><h1>404 - Not found</h1></article>")),
    "gone, breadcrumb": (GONE, site("Courier", "<h2>404 Page</h2><p>Looks like you're lost.</p>")),
    "gone, chinese blog": (GONE, page("页面走丢啦~ ~ 港口笔记", "<nav>主页</nav>", lang="zh")),
    "gone, indonesian": (
        GONE,
        site(
            "Halaman Tidak Ditemukan - Suara Pesisir",
            "<h1>404</h1><p>Maaf, halaman yang Anda cari tidak ditemukan atau telah dipindahkan."
            " Silakan kembali ke beranda.</p>",
            lang="id",
        ),
    ),
    "gone, malay": (
        GONE,
        site(
            "Laman tidak dijumpai | Berita Selat",
            "<h1>Laman tidak dijumpai</h1><p>Maaf, laman yang anda cari telah dipadam.</p>",
            lang="ms",
        ),
    ),
    "gone, german": (
        GONE,
        site(
            "Seite nicht gefunden | Hafenblatt",
            "<h1>Fehler 404</h1><p>Die von Ihnen gesuchte Seite konnte leider nicht gefunden"
            " werden. Vielleicht hilft Ihnen unsere Suche weiter.</p>",
            lang="de",
        ),
    ),
    "gone, french": (
        GONE,
        site(
            "Erreur 404 – Le Quai",
            "<h1>Page introuvable</h1><p>La page que vous recherchez n'existe plus ou a été"
            " déplacée.</p>",
            lang="fr",
        ),
    ),
    "gone, spanish": (
        GONE,
        site(
            "Error 404: Página no encontrada · El Muelle",
            "<h1>¡Vaya! Página no encontrada</h1><p>La página que estás buscando no existe.</p>",
            lang="es",
        ),
    ),
    "gone, portuguese": (
        GONE,
        page(
            "O Cais",
            "<h1>Página não encontrada</h1><p>A página que você tentou acessar não existe ou foi"
            " removida do nosso portal de notícias, por favor faça uma busca.</p>",
            lang="pt",
        ),
    ),
    "gone, russian": (
        GONE,
        site(
            "Страница не найдена — Портовый вестник",
            "<h1>Ошибка 404</h1><p>К сожалению, запрашиваемая вами страница не существует или была"
            " удалена. Воспользуйтесь поиском.</p>",
            lang="ru",
        ),
    ),
    "gone, chinese": (
        GONE,
        site("404错误页面_港口日报", "<p>抱歉，您访问的页面不存在或已被删除。</p>", lang="zh"),
    ),
    "gone, japanese": (
        GONE,
        site(
            "ページが見つかりません｜みなと新聞",
            "<h1>404 Not Found</h1><p>お探しのページは、移動または削除された可能性があります。</p>",
            lang="ja",
        ),
    ),
    "gone, korean": (
        GONE,
        page(
            "항구신문",
            "<h2>요청하신 페이지를 찾을 수 없습니다.</h2><p>주소를 다시 확인해 주세요.</p>",
        ),
    ),
    "gone, server error": (
        GONE,
        page(
            "500 Internal Server Error",
            "<h1>Internal Server Error</h1><p>The server encountered"
            " an internal error or misconfiguration and was unable to complete your request."
            " Please contact the server administrator and inform them of the time.</p>",
        ),
    ),
    "gone, database": (
        GONE,
        page("Database Error", "<h1>Error establishing a database connection</h1>"),
    ),
    "gone, prerendered": (
        GONE,
        page(
            "Courier",
            "<div id='root'><h3>Nothing to see</h3></div><script src='/app.js'></script>",
            head='<meta name="prerender-status-code" content="404">',
        ),
    ),
    # -- login walls
    "login, bare": (LOGIN, page("Sign in", f"<h1>Sign in to continue</h1>{LOGIN_FORM}")),
    "login, large site": (
        LOGIN,
        site(
            "Log in - Harbour Forum",
            "<h1>Log in</h1><p>You need to log in to view this thread. New here? An account is free"
            f" and takes a minute.</p>{LOGIN_FORM}<p>Forgot your password?</p>",
        ),
    ),
    "login, sentence only": (
        LOGIN,
        page(
            "Harbour Forum",
            "<div class='notice'>You must be logged in to view this content. Please ask one of the"
            " moderators for an account if you do not have one yet.</div>",
        ),
    ),
    "login, no permission": (
        LOGIN,
        page(
            "Access denied | Intranet",
            "<h1>Access denied</h1><p>You are not authorized to access this page. If you think that"
            " this is a mistake, write to the people who run this site.</p>",
        ),
    ),
    "login, fields only": (LOGIN, page("Intranet", f"<div>{LOGIN_FORM}</div>")),
    "login, indonesian": (
        LOGIN,
        page("Masuk | Suara Pesisir", f"<h1>Masuk ke akun Anda</h1>{LOGIN_FORM}", lang="id"),
    ),
    "login, malay": (
        LOGIN,
        page(
            "Log Masuk - Portal", f"<p>Sila log masuk untuk meneruskan.</p>{LOGIN_FORM}", lang="ms"
        ),
    ),
    "login, german": (
        LOGIN,
        site(
            "Anmelden | Hafenblatt",
            "<h1>Anmelden</h1><p>Bitte melden Sie sich an, um diesen Artikel zu lesen.</p>"
            f"{LOGIN_FORM}",
            lang="de",
        ),
    ),
    "login, french": (
        LOGIN,
        page("Connexion", f"<p>Vous devez être connecté pour voir cette page.</p>{LOGIN_FORM}"),
    ),
    "login, russian": (
        LOGIN,
        page(
            "Форум порта",
            f"<h2>Вход</h2><p>Вам необходимо авторизоваться.</p>{LOGIN_FORM}",
            lang="ru",
        ),
    ),
    "login, chinese": (LOGIN, page("用户登录", f"<p>请先登录后查看。</p>{LOGIN_FORM}", lang="zh")),
    "login, japanese": (
        LOGIN,
        page("ログイン", f"<p>続きを読むにはログインしてください。</p>{LOGIN_FORM}", lang="ja"),
    ),
    # -- tests for browsers
    "challenge, just a moment": (
        TEST,
        page(
            "Just a moment...",
            "<noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){"
            "window._cf_chl_opt={cvId:'3',cType:'managed'};})();</script>",
        ),
    ),
    "challenge, old style": (
        TEST,
        page(
            "Attention Required! | Cloudflare",
            "<h1>One more step</h1><h2>Please complete the security check to access"
            " harbour.example</h2><form id='challenge-form'><div class='h-captcha'></div></form>"
            "<h2>Why do I have to complete a CAPTCHA?</h2><p>Completing the CAPTCHA proves you are"
            " a human and gives you temporary access to the web property.</p><h2>What can I do to"
            " prevent this in the future?</h2><p>If you are on a personal connection, like at home,"
            " you can run an anti-virus scan on your device to make sure it is not infected.</p>",
        ),
    ),
    "challenge, checking": (
        TEST,
        page(
            "harbour.example",
            "<h1>Checking your browser before accessing harbour.example.</h1><p>This process is"
            " automatic. Your browser will redirect to your requested content shortly. Please allow"
            " up to 5 seconds.</p>",
        ),
    ),
    "challenge, guard": (
        TEST,
        page(
            "DDoS-Guard",
            "<h1>Checking your browser</h1><script src='/.well-known/ddos-guard/js-"
            "challenge/index.js'></script>",
        ),
    ),
    "challenge, waiting script": (
        TEST,
        page("&nbsp;", "<div id='sec-if-cpt-container'><p>Powered and protected by</p></div>"),
    ),
    "challenge, press and hold": (
        TEST,
        page(
            "Access to this page has been denied",
            "<p>Before we continue...</p><p>Press &amp; Hold to confirm you are a human (and not a"
            ' bot).</p><div id="px-captcha"></div>',
        ),
    ),
    "challenge, script of a service": (
        TEST,
        page(
            "harbour.example",
            "<p>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','host':"
            "'geo.captcha-delivery.com'}</script>",
        ),
    ),
    "challenge, frame": (
        TEST,
        page(
            "",
            '<iframe src="/_Incapsula_Resource?CWUDNSAI=9&xinfo=1">Request unsuccessful. Incapsula'
            " incident ID: 1-2</iframe>",
            head='<meta name="robots" content="noindex">',
        ),
    ),
    "challenge, interruption": (
        TEST,
        page(
            "Pardon Our Interruption",
            "<h1>Pardon Our Interruption...</h1><p>As you were browsing something about your"
            " browser made us think you were a bot. A few reasons why this might happen: you are a"
            " power user moving through this website with super-human speed; you have disabled"
            " cookies in your web browser.</p>",
        ),
    ),
    "challenge, unusual traffic": (
        TEST,
        page(
            "https://search.example/?q=a",
            "<p>Our systems have detected unusual traffic from your computer network. This page"
            " checks to see if it's really you sending the requests, and not a robot.</p>",
        ),
    ),
    "challenge, captcha": (
        TEST,
        page(
            "Robot Check",
            "<h4>Enter the characters you see below</h4><p>Sorry, we just need to"
            " make sure you're not a robot. For best results, please make sure your browser is"
            " accepting cookies.</p><form><img src='/captcha/1.jpg'><input name='c'></form>",
        ),
    ),
    "challenge, proof of work": (
        TEST,
        page(
            "Making sure you&#39;re not a bot!",
            "<h1>Making sure you're not a bot!</h1><p>You are"
            " seeing this because the administrator of this website has set up a guard against the"
            " scourge of AI companies aggressively scraping websites.</p>",
        ),
    ),
    "challenge, german": (
        TEST,
        page("Nur einen Moment…", "<p>Bestätigen Sie, dass Sie ein Mensch sind.</p>", lang="de"),
    ),
    "challenge, indonesian": (
        TEST,
        page("Tunggu sebentar...", "<p>Verifikasi bahwa Anda adalah manusia.</p>", lang="id"),
    ),
    "challenge, russian": (
        TEST,
        page(
            "Вы не робот?",
            "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нам очень жаль, но"
            " запросы с вашего устройства похожи на автоматические.</p>",
            lang="ru",
        ),
    ),
    "challenge, chinese": (
        TEST,
        page("百度安全验证", "<p>网络不给力，请稍后重试</p><p>请完成下列验证后继续</p>", lang="zh"),
    ),
    "challenge, japanese": (
        TEST,
        page("しばらくお待ちください...", "<p>人間であることを確認します。</p>", lang="ja"),
    ),
}

_BOX = f"<aside><h2>Login</h2>{LOGIN_FORM}<p>Log in to comment.</p><p>Lost it?</p></aside>"
_SHORT = (
    "<p>The ferry between the two islands will run twice an hour from Monday, the harbour office"
    " says. The early boat at five is kept, and so is the last one at eleven in the evening.</p>"
)
_THREAD = "".join(
    f'<div class="post"><b>{who}</b><p>{words}</p></div>'
    for who, words in (
        ("mira", "Since the update every link in my menu says page not found. What did I miss?"),
        ("tomo", "Did you save the permalinks again? Page not found is what you get until you do."),
        ("mira", "I did, twice. The home page works, the rest does not, also in another browser."),
        (
            "oskar",
            "Then the rewrite rules are missing. Look whether the file is there and writable.",
        ),
        ("mira", "It was not writable, that was it. All pages are back, thanks to both of you!"),
    )
)

NOT_SOFT: dict[str, str] = {
    "article about 404 pages": site(
        "How to design a 404 page that people like", f"<h1>How to design a 404 page</h1>{PROSE}"
    ),
    "article called like an error": site(
        "404 Not Found - Encyclopedia", f"<h1>404 Not Found</h1>{PROSE}"
    ),
    "article called Page not found": page("Page not found", f"<h1>Page not found</h1>{PROSE}"),
    "play called Page Not Found": page(
        "Page Not Found: a new play opens | Gazette",
        f"<h1>Page Not Found: a new play opens</h1>{_SHORT}",
    ),
    "thread on page not found": page(
        "Page not found after update - Forum", f"<h1>Page not found after update</h1>{_THREAD}"
    ),
    "thread called Page not found": page(
        "Page not found - Forum", f"<h1>Page not found</h1>{_THREAD}"
    ),
    "short news that quotes an error": page(
        "Ministry's site down",
        "<h1>Ministry's site down for hours</h1><p>For most of Tuesday, visitors of the ministry's"
        ' site saw no more than a white page with the sentence "The page you are looking for could'
        ' not be found". A spokesman said that a certificate had expired.</p>',
    ),
    "short news with a login box": page(
        "Ferry runs twice an hour", f"<h1>Ferry runs twice an hour</h1>{_SHORT}{_BOX}"
    ),
    "short news with a login in its header": page(
        "Ferry runs twice an hour", f"<header>{LOGIN_FORM}</header><h1>Ferry</h1>{_SHORT}"
    ),
    "article with a login in its header": site(
        "Why the town waited", f"<header>{LOGIN_FORM}</header><h1>Why the town waited</h1>{PROSE}"
    ),
    "article about logging in": site(
        "Log in", f"<h1>Log in</h1><p>You must be logged in to view the minutes.</p>{PROSE}"
    ),
    "manual for signing in": page(
        "Sign in - User manual",
        f'<h1>Sign in</h1>{PROSE}<pre>&lt;input type="password"&gt;</pre>',
    ),
    "comment form with a captcha": page(
        "Ferry runs twice an hour",
        f"<h1>Ferry runs twice an hour</h1>{_SHORT}<form><textarea></textarea>"
        "<div class='g-recaptcha' data-sitekey='x'></div></form>",
    ),
    "service's script on every page": page(
        "Ferry runs twice an hour",
        f"<h1>Ferry runs twice an hour</h1>{_SHORT}<script>d.src='/cdn-cgi/challenge-platform/"
        "scripts/jsd/main.js'</script><script src='/_Incapsula_Resource?SWJIYLWA=7'></script>"
        "<script src='https://js.datadome.co/tags.js'></script>",
    ),
    "teaser of a subscription": site(
        "Why the town waited | Courier",
        f"<h1>Why the town waited</h1>{PROSE}<div><h2>Subscribe to read on</h2><p>Log in to"
        f" continue reading.</p>{LOGIN_FORM}</div>",
    ),
    "poem called Just a moment": page(
        "Just a moment... - Poems", f"<h1>Just a moment...</h1>{PROSE}"
    ),
    "article about captchas": page(
        "Are you a robot?", f"<h1>Are you a robot?</h1><p>Verify you are human, it says.</p>{PROSE}"
    ),
    "article that shows a service's code": page(
        "How the test works",
        f"<h1>How the test works</h1>{PROSE}<pre>window._cf_chl_opt = {{cType: 'managed'}}</pre>"
        f"{PROSE}",
    ),
    "article on a line called 404": site("404 - Bus lines", f"<h1>404</h1>{PROSE}"),
    "indonesian article on entering": site(
        "Masuk", f"<h1>Masuk</h1>{PROSE}{LOGIN_FORM}", lang="id"
    ),
    "lost things not found": page(
        "Wreck not found after ten years", f"<h1>Wreck not found after ten years</h1>{_SHORT}"
    ),
    "article in the error page's class": site(
        "Why the town waited",
        f"<h1>Why the town waited</h1>{PROSE}",
        attributes=' class="error404"',
    ),
    "article that asks for scripts": page(
        "Why the town waited",
        f"<noscript>Please enable JavaScript and cookies.</noscript><h1>Why</h1>{PROSE}",
    ),
    "dictionary entry": page(
        "login - Dictionary",
        "<h1>login</h1><p>The act of entering a computer system with a name and a secret, and also"
        " the name itself. The word came up with the first shared machines of the 1960s.</p>",
    ),
}
