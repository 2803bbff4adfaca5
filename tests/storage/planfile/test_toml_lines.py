"""The lines of a TOML text are found, whatever the text; and in good time."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits.examples import examples

from backcare_tui.storage.planfile.toml_lines import deep_key, line_map, line_of, statements, without_comment

ODD = '''# a comment [

a = 1 # more
  b = [ # [
  "]", ']',
  [1, 2], { c = "}" },
]
c.d = """
[x]
\\""" # inside
e = 2"""
f = \'\'\'
'' = # \'\'\'\'\'
[ g . "h.i" ]  # header
'j k' = "\\\\"
l = '\\'
m = { n = 1, o.p = [ { q = 1 } ] }
[[r]]
s = """a"""
[r.t]
u = ""
[[r]]
[[r.v]]
w = 1
[[r.v]]
w = 1
x = 1
'''


def test_every_key_of_an_odd_text_is_on_its_line() -> None:
    assert line_map(ODD) == {
        ("a",): 3,
        ("b",): 4,
        ("b", 3): 4,
        ("b", 3, "c"): 4,
        ("c",): 8,
        ("c", "d"): 8,
        ("f",): 12,
        ("g",): 14,
        ("g", "h.i"): 14,
        ("g", "h.i", "j k"): 15,
        ("g", "h.i", "l"): 16,
        ("g", "h.i", "m"): 17,
        ("g", "h.i", "m", "n"): 17,
        ("g", "h.i", "m", "o"): 17,
        ("g", "h.i", "m", "o", "p"): 17,
        ("g", "h.i", "m", "o", "p", 0): 17,  # and no deeper
        ("r",): 18,
        ("r", 0): 18,
        ("r", 0, "s"): 19,
        ("r", 0, "t"): 20,
        ("r", 0, "t", "u"): 21,
        ("r", 1): 22,
        ("r", 1, "v"): 23,
        ("r", 1, "v", 0): 23,
        ("r", 1, "v", 0, "w"): 24,
        ("r", 1, "v", 1): 25,
        ("r", 1, "v", 1, "w"): 26,
        ("r", 1, "v", 1, "x"): 27,
    }


def test_statements_together_say_what_the_text_says() -> None:
    tomllib.loads(ODD)
    assert [line for line, _ in statements(ODD)] == [
        3,
        4,
        8,
        12,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        26,
        27,
    ]
    assert tomllib.loads("\n".join(statement for _, statement in statements(ODD))) == tomllib.loads(ODD)


def test_a_string_may_end_in_more_quotes_than_three() -> None:
    text = 'a = [ """x""""" ]\nb = [ """x"""" ]\nc = [ \'\'\'x\'\'\'\' ]\nd = 1'
    tomllib.loads(text)
    assert [line for line, _ in statements(text)] == [1, 2, 3, 4]


def test_a_bracket_too_many_does_not_hide_what_follows() -> None:
    assert list(statements("a = ]]\nb = 1\nc = 2")) == [(1, "a = ]]"), (2, "b = 1"), (3, "c = 2")]


def test_what_has_no_line_gets_that_of_what_is_around_it() -> None:
    lines = {("a",): 3, ("a", 0): 4}
    assert line_of(lines, ("a", 0, "b", "c")) == 4
    assert line_of(lines, ("a", 1)) == 3
    assert line_of(lines, ("b",)) == 0
    assert line_of(lines, ()) == 0


values = st.recursive(
    st.sampled_from(
        ["1", "true", '"x"', "'y'", '"""\n[z]\n"""', "'''\n#\n'''", '"\\"#["', "2026-01-01", "[]", "1.5"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # ]\n".join(items) + "\n]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=6,
)


@examples(30)
@given(st.lists(st.tuples(values, st.sampled_from(["", "# [\n", "\n\n", '# """\n', "   "])), max_size=8))
def test_any_list_of_statements_is_cut_where_they_begin(parts: list[tuple[str, str]]) -> None:
    text, expected = "", {}
    for place, (value, before) in enumerate(parts):
        text += before
        expected[f"key-{place}",] = text.count("\n") + 1
        text += f"key-{place} = {value} # comment ' \"\n"
    tomllib.loads(text)
    lines = line_map(text)
    assert {path: line for path, line in lines.items() if len(path) == 1} == expected
    assert [line for line, _ in statements(text)] == list(expected.values())


@given(st.text(alphabet="[]{}'\"\\#\n=a. \r\t,", max_size=200) | st.text(max_size=200))
def test_any_text_at_all_is_cut_without_complaint(text: str) -> None:
    lines = [line for line, _ in statements(text)]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in line_map(text).values())
    assert deep_key(text) <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        '"""' + '\\"""' * 80_000,
        '"""\n' * 80_000,
        "'''\n" * 80_000,
        '"\n' * 160_000,
        "'" * 300_000,
        '"' * 300_000,
        "\\" * 300_000,
        '"' + "\\" * 300_000,
        "[" * 300_000,
        "[\n" * 160_000,
        "]\n" * 160_000,
        "#\n" * 160_000,
        "a" * 300_000,
        "a." * 160_000,
        ("a" + "." * 30 + "\n") * 9_000,
        ("a " * 20 + "." * 25 + "\n") * 5_000,
        "." * 300_000,
        " " * 300_000 + ".",
        ("a" + " " * 9_000 + ".") * 100,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_long_text_of_anything_is_cut_in_time_that_grows_with_it_alone(text: str) -> None:
    """A tenth of it takes at least a thirtieth of the time, or next to none: nothing quadratic."""

    def seconds(part: str) -> float:
        before = time.perf_counter()
        for _ in statements(part):
            pass
        deep_key(part)
        return time.perf_counter() - before

    whole = seconds(text)
    assert whole < max(0.1, 30 * seconds(text[: len(text) // 10])) or whole < 3


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ('every = "day"    # or "3 a week"', 'every = "day"'),
        ('  name = "a # b"  # c', '  name = "a # b"'),
        ("at = '#'", "at = '#'"),
        ("minutes = [3, 5] # 1 # 2", "minutes = [3, 5]"),
        ("# a line of its own", "# a line of its own"),
        ("words # of a longer string", "words # of a longer string"),
        ("", ""),
    ],
)
def test_a_line_is_told_without_the_comment_behind_its_key(line: str, bare: str) -> None:
    assert without_comment(line) == bare
