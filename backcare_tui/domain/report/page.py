"""The page to take along as HTML: one sheet of A4, whole in itself, for a browser to show and to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from backcare_tui.domain.history.body_svg import body_svg
from backcare_tui.domain.report.chart import pain_chart
from backcare_tui.domain.report.report import TITLE, Report, Section, Table, harmless
from backcare_tui.domain.report.trial_part import ID, pairs_chart

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and nothing runs, whatever anyone wrote."""

# Every line is cut at one or two lines by the browser, which alone knows how wide letters are; and should all of them be
# more than a sheet all the same, what comes last is cut before the blank lines and the foot: it is one sheet always.
STYLE = """
@page { size: A4; margin: 9mm 10mm }
* { box-sizing: border-box; margin: 0; padding: 0 }
html { background: #fff; color: #111; -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { width: 190mm; height: 277mm; margin: 0 auto; display: flex; flex-direction: column; font: 7.7pt/1.2 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
header { display: flex; justify-content: space-between; align-items: end; gap: 6mm; border-bottom: 1.2pt solid #111; padding-bottom: 1mm }
h1 { font-size: 15pt; line-height: 1.1; white-space: nowrap }
header p { text-align: right }
header b { font-size: 10.5pt }
.roomy { font-size: 8.6pt } .roomy h2 { font-size: 10.4pt } .roomy main { row-gap: 2.4mm } .roomy th .cut, .roomy td .cut { -webkit-line-clamp: 2 }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 6mm; row-gap: 1.2mm; margin-top: 1.5mm; flex: 0 1 auto; min-height: 0; overflow: hidden; align-content: start }
section { min-width: 0 }
.wide { grid-column: 1 / -1 }
#signs { border: 1pt solid #111; border-left-width: 4pt; padding: .8mm 2mm 1mm }
h2 { font-size: 9.4pt; line-height: 1.2; color: #0b5c8a; margin-bottom: .5mm }
li { list-style: none }
li, td, .note { overflow: hidden; overflow-wrap: anywhere }
.cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; overflow-wrap: anywhere }
.two li .cut { -webkit-line-clamp: 2 }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
th { font-weight: normal; color: #555; text-align: left; vertical-align: bottom; border-bottom: .5pt solid #999 }
td { vertical-align: top; border-bottom: .3pt solid #ddd; padding-right: 1.5mm; font-variant-numeric: tabular-nums }
tbody th { color: #111; border-bottom: .3pt solid #ddd; padding-right: 1.5mm; vertical-align: top }
.more, .note, .none { color: #555 }
.note { font-size: 6.8pt }
.loud { font-weight: bold }
#where { display: grid; grid-template-columns: 32mm 1fr; column-gap: 2mm; align-content: start }
#where h2 { grid-column: 1 / -1 }
#where svg { width: 32mm; height: auto; grid-row: 2 / span 4 }
#trial { display: grid; grid-template-columns: 62mm minmax(0, 1fr); column-gap: 4mm; align-content: start }
#trial h2 { grid-column: 1 / -1 } #trial svg { width: 62mm; height: auto } #trial ul:nth-child(2) { grid-column: 1 / -1 } #trial ul:nth-child(4) { grid-column: 2; grid-row: 2 / span 2 } #trial .note:last-child { grid-column: 1 / -1 }
#pain { grid-row: span 2 }
#flares ul { display: grid; grid-template-columns: 1fr 1fr; column-gap: 4mm }
#pain svg { width: 100%; height: auto; display: block }
#pain td:nth-child(2) { font-weight: bold }
#doing col:first-child { width: 26% } #doing col:nth-child(2) { width: 37% } #pain col:first-child { width: 27% }
#peg col:first-child { width: 46% } #visits col:first-child { width: 46% } #where col:first-child { width: 42% } #where thead th { font-size: 7pt } #where th .cut { -webkit-line-clamp: 2 }
#blanks { flex: 0 1000 auto; min-height: 15mm; overflow: hidden; margin-top: 1mm }
.blank { height: 7.4mm; padding-top: .8mm; color: #555; border-bottom: .6pt solid #777 }
footer { margin-top: 1.8mm; display: flex; justify-content: space-between; color: #555; font-size: 7.6pt }
"""

FEW = 45
"""Lines and rows up to which letters may be larger."""
WIDE = {"signs", "flares", "doing", ID}
"""Sections over both columns."""
TWO_LINES = {"signs", "conditions", "questions", "pain", "peg", "changed", "words", "tracks", ID}
"""Sections whose lines may take two; in the others one has to do."""


def report_page(report: Report) -> str:
    """The page."""
    sections = "\n".join(_section(section, report) for section in report.sections)
    roomy = _is_short(report)
    ruled = '<div class="blank"></div>' * (2 if roomy else 0)
    blanks = "".join(f'<div class="blank">{escape(blank)}</div>{ruled}' for blank in report.blanks)
    period, *known = report.period
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width">
<title>{escape(TITLE)}, {escape(period)}</title>
<style>{STYLE}</style>
</head>
<body{' class="roomy"' if roomy else ""}>
<header><h1>{escape(TITLE)}</h1><p><b>{escape(period)}</b><br>{escape(" ".join(known))}</p></header>
<main>
{sections}
</main>
<section id="blanks">{blanks}</section>
<footer><span>{escape(report.foot)}</span></footer>
</body>
</html>
"""


def _is_short(report: Report) -> bool:
    """Whether the page has room for larger letters: it has so few lines that they stay on one sheet."""
    return (
        sum(
            min(section.most, len(section.lines)) * (2 if section.id == ID else 1)  # beside a drawing
            + (min(section.most, len(section.table.rows)) + 1 if section.table is not None else 0)
            for section in report.sections
        )
        <= FEW
    )


def _section(section: Section, report: Report) -> str:
    kinds = [name for name, ids in (("wide", WIDE), ("two", TWO_LINES)) if section.id in ids]
    return (
        f'<section id="{section.id}" class="{" ".join(kinds)}"><h2>{escape(section.title)}</h2>'
        f"{''.join(_inside(section, report))}</section>"
    )


def _inside(section: Section, report: Report) -> Iterator[str]:
    if section.id == "where":
        yield body_svg(report.body, report.marks, report.places, legend=report.marked, label="Where it hurt")
    if section.id == "pain":
        yield pain_chart(report.trend, report.weeks)
        yield (
            '<p class="note">Dots: worst of the day. Line: median of 7 days. F: flare. ▲ step up, ▽ step down. '
            "Bars: days kept, of 7, each week.</p>"
        )
    if section.id == ID and report.result is not None and report.result.by_arm is not None:
        a, b = (escape(harmless(name)) for name in report.result.names)
        yield pairs_chart(report.result)
        yield f'<p class="note">Mean pain of three days, 0 to 10, pair by pair. ● {a}, ○ {b}.</p>'
    if section.table is not None:
        yield _table(section.table, section.most)
    if section.lines:
        shown = section.lines[: section.most]
        more = len(section.lines) - len(shown)
        items = (
            f'<li{" class=loud" if at < section.loud else ""}><span class="cut">{escape(line)}</span></li>'
            for at, line in enumerate(shown)
        )
        yield f"<ul>{''.join(items)}</ul>"
        if more:
            yield f'<p class="more">and {more} more, in the diary</p>'
    elif section.table is None:
        yield f'<p class="none">{escape(section.missing)}</p>'
    if section.rule:
        yield f'<p class="note">{escape(section.rule)}</p>'


def _table(table: Table, most: int) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    rows = "".join(
        f'<tr><th scope="row"><span class="cut">{escape(name)}</span></th>'
        + "".join(f'<td><span class="cut">{escape(cell)}</span></td>' for cell in cells)
        + "</tr>"
        for name, *cells in table.rows[:most]
    )
    left = len(table.rows) - most
    more = f'<p class="more">and {left} more, in the diary</p>' if left > 0 else ""
    return f"<table><colgroup>{'<col>' * len(table.head)}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
