"""Themes of one's own: colours in, or what is wrong, on its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_tui.storage.theme_file import ThemeFile, read_themes

WHOLE = 'dark = true\nforeground = "#eee"\nbackground = "#101820"\naccent = "#7fc4b0"\n'


def put(folder: Path, text: str, name: str = "mine.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_theme_says_as_much_as_it_likes(tmp_path: Path) -> None:
    put(tmp_path, f'{WHOLE}[variables]\nborder = "#334455"\n')
    put(tmp_path, "not TOML", "notes.txt")
    themes, wrong = read_themes(tmp_path)
    colours = {"foreground": "#eee", "background": "#101820", "accent": "#7fc4b0"}
    assert themes == [ThemeFile("mine", True, colours, {"border": "#334455"})]
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "themes/mine.toml: `dark` is missing: a theme needs one, such as `dark = true`"),
        (
            f'{WHOLE}acent = "#123"\n',
            "mine.toml:5: acent: `acent` is not a key of a theme: did you mean `accent`?",
        ),
        (WHOLE.replace("#eee", "red"), 'mine.toml:2: foreground: "red" is not a colour such as "#7fb8a8"'),
        (WHOLE.replace("#eee", "#12"), 'mine.toml:2: foreground: "#12" is not a colour'),
        (WHOLE.replace("true", '"yes"'), '"yes" is not `true` or `false`'),
        (f"{WHOLE}variables = 3\n", "3 is not a table: write `[variables]`"),
        (f'{WHOLE}[variables]\nedge = "#123"\n', "`edge` is not a key of `[variables]`"),
        (f"{WHOLE}panel = \n", "themes/mine.toml:5"),
    ],
)
def test_what_is_wrong_is_told_on_its_line_with_what_is_allowed(tmp_path: Path, text: str, said: str) -> None:
    put(tmp_path, text)
    put(tmp_path, WHOLE, "other.toml")
    themes, wrong = read_themes(tmp_path)
    assert [theme.name for theme in themes] == ["other"]
    assert said in wrong["mine"]


def test_a_file_whose_name_is_no_name_is_told(tmp_path: Path) -> None:
    put(tmp_path, WHOLE, "My Theme.toml")
    assert read_themes(tmp_path) == (
        [],
        {
            "My Theme": 'themes/My Theme.toml: a theme is called as its file is: "My Theme" is not an id, '
            'which is 1 to 60 small letters a-z, digits and hyphens, such as "my-theme"'
        },
    )


def test_without_a_folder_there_is_none(tmp_path: Path) -> None:
    assert read_themes(tmp_path / "themes") == ([], {})
