"""``serve``: the dashboard in a browser, as on a phone."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.context import HOME
from backcare_tui.cli.options import command
from backcare_tui.cli.output import line_width, say
from backcare_tui.cli.startup import make_coach
from backcare_tui.coach import Refused, Unreadable

if TYPE_CHECKING:
    import ssl

NEEDED = ("aiohttp", "segno", "textual_serve")

MISSING = (
    "backcare serve needs a few more packages: from the checkout, `pip install '.[serve]'` "
    "brings them, into the same place as backcare."
)
BEYOND = (
    "backcare serve keeps to this machine: {bind} can be reached from others, and without TLS anyone between could "
    "read along. Give --cert and --key, or --behind-tls where a reverse proxy has the certificate; "
    "docs/phone.md tells of easier ways."
)
NAMELESS = "Say with --host by which name or address the phone reaches this machine: {bind} is all of them."


@command(as_json=False)
@click.option(
    "--port", metavar="PORT", default="8420", show_default=True, help="The port; 0 is any free one."
)
@click.option(
    "--bind", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen on."
)
@click.option(
    "--host",
    metavar="NAME",
    default="",
    help="What the phone calls it through a proxy or tunnel: back.example, back.example:8443 or home.example/back.",
)
@click.option("--behind-tls", is_flag=True, help="A reverse proxy before it has the certificate.")
@click.option("--cert", metavar="FILE", type=click.Path(), help="A certificate (PEM), with --key.")
@click.option("--key", metavar="FILE", type=click.Path(), help="The key of the certificate.")
def serve(
    ctx: click.Context,
    port: str,
    bind: str,
    host: str,
    *,
    behind_tls: bool,
    cert: str | None,
    key: str | None,
) -> None:
    """Open the dashboard in a browser, as on a phone, by a link that works once.

    It keeps to this machine unless told otherwise; see docs/phone.md for ways from a phone.
    """
    home = make_coach(
        ctx.meta.get(HOME)
    ).home  # what is wrong with the environment is told before anything opens
    number = _port(port)
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise Refused(f"{MISSING} ({', '.join(missing)} not found)")
    from backcare_tui.web.lock import Names, is_loopback, is_wildcard

    if bool(cert) != bool(key):
        raise Unreadable("--cert and --key go together: a certificate needs its key.")
    if not is_loopback(bind) and not (cert or behind_tls):
        raise Refused(BEYOND.format(bind=bind[:60] or "An empty address"))
    name = host.partition("/")[0]
    if host and not Names(bind, name).knows_host(name):
        raise Unreadable(
            f"{host[:60]!r} is not a name: write --host as in home.example, home.example:8443 or home.example/back."
        )
    if is_wildcard(bind) and not host:
        raise Refused(NAMELESS.format(bind=bind or "an empty address"))
    from backcare_tui.web.run import Place
    from backcare_tui.web.run import serve as run

    tls = _certificate(cert, key) if cert and key else None
    given = str(home.data) if ctx.meta.get(HOME) else None
    try:
        run(Place(bind, number, host, tls, bool(tls) or behind_tls, given), _show)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused(f"{bind[:60]} port {number} cannot be listened on: {why[:200]}.") from None


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= 65535):
        raise Unreadable(f"{text[:40]!r} is not a port: it is a whole number from 0 to 65535.")
    return int(text)


def _certificate(cert: str, key: str) -> ssl.SSLContext:
    """The certificate that browsers are shown.

    Raises:
        Refused: It cannot be used.
    """
    import ssl

    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        tls.load_cert_chain(cert, key, password=lambda: b"")  # a key with a password asks nobody
    except (OSError, ValueError) as error:
        is_unread = isinstance(error, OSError) and not isinstance(error, ssl.SSLError)
        said = (getattr(error, "strerror", None) or "").lower() if is_unread else ""
        why = said or "they are not a certificate and its key in PEM"
        raise Refused(f"{cert[:200]!r} and {key[:200]!r} cannot be used: {why[:100]}.") from None
    return tls


def _show(link: str) -> None:
    """Show a link in words, and on a terminal with room for it as a picture too."""
    import sys

    if sys.stdout.isatty():
        from backcare_tui.web.qr import picture

        drawn = picture(link)
        if len(drawn[0]) <= line_width():
            say("", *drawn)
    say("", "Open this once, in the browser that is to have it; it works one time:", f"  {link}", "")
    enter = "Enter shows a new link, " if sys.stdin.isatty() else ""
    say(
        f"{enter}{'ctrl' if enter else 'Ctrl'}+c ends it and whatever it opened. Check-offs are saved as they are made."
    )
