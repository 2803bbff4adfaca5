"""What the browser is sent: the one page, its style and script, the headers of every answer, and a few kind words."""

from __future__ import annotations

from html import escape
from pathlib import Path

import textual_serve

OWN = Path(__file__).with_name("static")
THEIRS = Path(textual_serve.__file__).parent / "static"

STATIC = {
    "page.css": (OWN / "page.css", "text/css"),
    "page.js": (OWN / "page.js", "text/javascript"),
    "textual.js": (THEIRS / "js" / "textual.js", "text/javascript"),
    "xterm.css": (THEIRS / "css" / "xterm.css", "text/css"),
    "mono.ttf": (THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
}
"""Every file that is sent, by the name that the page has for it; there is no other way to one."""

LOCKED = "This is locked. Open the link that the terminal shows; it works once."
USED = (
    "This link opens nothing (any more): each works once. Press enter in the terminal where backcare serve runs, "
    "and it shows a new one."
)
FULL = "Four tabs are open already. Close one of them, then open this page again."
NOTHING = "There is nothing here."


def headers(host: str) -> dict[str, str]:
    """The headers of every answer.

    Args:
        host: What we were called by, if it is a name of ours; older browsers take a web socket for another place.
    """
    sockets = f" ws://{host} wss://{host}" if host else ""
    return {
        "Server": "backcare",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        # Textual's page script writes styles of its own, and draws its characters into images.
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'{sockets}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'",
    }


HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="theme-color" content="#14181e">
<title>backcare</title>
"""

DASHBOARD = f"""{HEAD}<link rel="stylesheet" href="static/xterm.css">
<link rel="stylesheet" href="static/page.css">
<script src="static/textual.js"></script>
<script src="static/page.js"></script>
</head>
<body>
<main id="terminal" class="textual-terminal"></main>
<div id="opening" role="status">backcare</div>
<div id="closed" role="dialog"><div>
<p>Closed. Whatever you recorded is saved.</p>
<button id="again" type="button">Open again</button>
</div></div>
</body>
</html>
"""

STYLE = (
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#14181e;color:#dfe6ec;"
    "font:1.1rem/1.5 system-ui,sans-serif}p{max-width:26rem;padding:0 1.5rem}a{color:#7fd1c0}"
)


def words(text: str, link: str = "") -> str:
    """A page of one sentence; with a link, it goes on there by itself."""
    on = f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n' if link else ""
    said = f'<a href="{escape(link)}">{escape(text)}</a>' if link else escape(text)
    return f"{HEAD}{on}<style>{STYLE}</style>\n</head>\n<body><p>{said}</p></body>\n</html>\n"
