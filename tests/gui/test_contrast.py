"""Every pair of colours that is put together, measured; and no colour or size outside the theme."""

import itertools
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from exposure_app.gui import colours as colours_module
from exposure_app.gui.colours import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, PAPER, Colours, palette
from exposure_app.gui.painting import _ROLES
from exposure_app.gui.scales import TYPE_SCALE, TextRole
from exposure_app.gui.style_sheet import style_sheet
from exposure_app.gui.theme import Theme
from exposure_app.reports.pictures.display import Ink
from exposure_app.storage.settings import Appearance

_GUI = Path(colours_module.__file__).parent
_SCHEMES = {"light": LIGHT, "dark": DARK, "high-light": HIGH_LIGHT, "high-dark": HIGH_DARK}
_HIGH = ("high-light", "high-dark")

# Text, and what it stands on.
_TEXTS = (
    *itertools.product(("ink", "muted", "accent"), ("window", "surface")),
    ("ink", "rail"),
    ("muted", "rail"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_soft", "soft"),
    ("on_soft", "surface"),
    ("on_info", "info"),
    ("on_caution", "caution"),
    ("on_caution", "surface"),
    ("on_caution", "window"),
    ("on_urgent", "urgent"),
    ("on_urgent", "surface"),
)
# Edges of controls, rings and figures, and what they lie on.
_EDGES = (
    *itertools.product(("outline", "focus", "accent"), ("window", "surface")),
    ("focus", "rail"),
    ("focus", "urgent"),
    # The ring of the one strong button, and the page round it.
    *itertools.product(("ink",), ("window", "surface")),
    ("on_info", "info"),
    ("on_info", "window"),
    ("on_caution", "caution"),
    ("on_caution", "window"),
    ("on_urgent", "urgent"),
)
_PRESSED = ("ink", "hairline")


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _too_weak(
    scheme: Colours, pairs: tuple[tuple[str, str], ...], least: float
) -> list[tuple[str, str, float]]:
    values = scheme._asdict()
    ratios = ((one, other, contrast(values[one], values[other])) for one, other in pairs)
    return [weak for weak in ratios if weak[2] < least]


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", _SCHEMES)
def test_every_text_can_be_read_on_what_it_stands_on(name: str) -> None:
    assert _too_weak(_SCHEMES[name], _TEXTS, 7.0 if name in _HIGH else 4.5) == []


@pytest.mark.parametrize("name", _SCHEMES)
def test_edges_of_controls_and_the_focus_ring_can_be_seen(name: str) -> None:
    pairs = _EDGES
    if name in _HIGH:
        # Here also cards and separators are edges.
        pairs = (*pairs, ("hairline", "window"), ("hairline", "surface"))
    assert _too_weak(_SCHEMES[name], pairs, 4.5 if name in _HIGH else 3.0) == []


@pytest.mark.parametrize("name", _SCHEMES)
def test_figures_in_pictures_stand_out_from_their_ground(name: str) -> None:
    colours = palette(_SCHEMES[name])
    of = {ink: colours.color(role).name() for ink, role in _ROLES.items()}
    text, edge = (7.0, 4.5) if name in _HIGH else (4.5, 3.0)
    for ink in (Ink.INK, Ink.MUTED):
        assert contrast(of[ink], of[Ink.SURFACE]) >= text
    for ink in (Ink.ACCENT, Ink.EDGE):
        assert contrast(of[ink], of[Ink.SURFACE]) >= edge


def test_what_is_printed_can_be_read_too() -> None:
    assert _too_weak(PAPER, (("ink", "surface"), ("muted", "surface")), 7.0) == []


@pytest.mark.parametrize("name", _SCHEMES)
def test_whatever_the_style_sheet_puts_together_is_measured(name: str) -> None:
    role_of = {f"<{role}>": role for role in Colours._fields}
    marked = Colours(*role_of)
    sheet = style_sheet(marked, "light", 11.0, is_high_contrast=name in _HIGH)
    found = set()
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        ground = re.search(r"(?<!-)background(?:-color)?: (<\w+>)", body)
        text = re.search(r"(?<![-\w])color: (<\w+>)", body)
        if ground and text and ":disabled" not in selector:
            found.add((role_of[text[1]], role_of[ground[1]]))
    assert {("ink", "surface"), ("on_accent", "accent"), ("on_soft", "soft")} <= found
    # A pressed button; in high contrast another rule comes after, see below.
    assert found - set(_TEXTS) == {_PRESSED}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_pressed_button_can_be_read(name: str) -> None:
    assert _too_weak(_SCHEMES[name], (_PRESSED,), 4.5) == []


def test_in_high_contrast_edges_are_thicker_and_a_pressed_button_can_be_read() -> None:
    usual = style_sheet(HIGH_DARK, "dark", 11.0)
    strong = style_sheet(HIGH_DARK, "dark", 11.0, is_high_contrast=True)
    assert "1px solid" in usual
    assert "1px solid" not in strong
    # The last rule for a thing counts.
    pressed = re.findall(r"\nQPushButton:pressed \{([^}]*)\}", strong)[-1]
    assert HIGH_DARK.accent in pressed
    assert HIGH_DARK.on_accent in pressed


def test_no_widget_names_a_colour_or_a_size_of_letters() -> None:
    colour = re.compile(
        r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|QColor\(\s*[\"'\d]|QColor\.from|GlobalColor\.(?!white\b)|\bhsv?l?\("
    )
    size = re.compile(r"font-size|setPixelSize\(\d|setPointSizeF?\(\d")
    # Paper is white.
    allowed = {"colours.py", "style_sheet.py", "theme.py", "scales.py"}
    named = [
        (file.name, line.strip())
        for file in sorted(_GUI.glob("*.py"))
        if file.name not in allowed
        for line in file.read_text("utf-8").splitlines()
        if (colour.search(line) or size.search(line))
        # Bytes are the inks in which our drawings are saved, each to be replaced by a role.
        and 'b"#' not in line
    ]
    assert named == []


def test_every_role_of_text_has_its_letters() -> None:
    assert set(TYPE_SCALE) == set(TextRole)
    factors = [letters.factor for letters in TYPE_SCALE.values()]
    assert min(factors) >= 0.9
    assert TYPE_SCALE[TextRole.BODY].factor == 1.0
    assert TYPE_SCALE[TextRole.TITLE].factor == max(factors)
    sheet = style_sheet(LIGHT, "light", 20.0)
    for role, letters in TYPE_SCALE.items():
        assert f'QLabel[role="{role}"] {{ font-size: {20 * letters.factor:.2f}pt' in sheet


def test_high_contrast_is_light_or_dark_as_the_system(theme: Theme) -> None:
    theme.set_appearance(Appearance.HIGH_CONTRAST)
    theme._follow_system(Qt.ColorScheme.Dark)
    assert theme.colours == HIGH_DARK
    theme._follow_system(Qt.ColorScheme.Light)
    assert theme.colours == HIGH_LIGHT
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().windowText().color().name() == "#000000"
    assert "2px solid" in application.styleSheet()


class _System(QObject):
    """Stands for what Qt tells of the system."""

    contrastPreferenceChanged = Signal(object)  # noqa: N815 - Qt's own name

    def __init__(self) -> None:
        super().__init__()
        self._wish = SimpleNamespace(name="NoPreference")

    def contrastPreference(self) -> SimpleNamespace:  # noqa: N802 - Qt's own name
        """What is wished for now."""
        return self._wish

    def wish(self, name: str) -> None:
        """Wish for something else."""
        self._wish = SimpleNamespace(name=name)
        self.contrastPreferenceChanged.emit(self._wish)


def test_what_qt_tells_of_contrast_has_the_names_that_are_looked_for() -> None:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        pytest.skip("Qt tells of contrast since 6.10")
    assert hints.accessibility().contrastPreference().name in {"NoPreference", "HighContrast"}
    assert Qt.ContrastPreference.HighContrast.name == "HighContrast"


def test_the_wish_of_the_system_for_contrast_counts_unless_somebody_chose(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme._follow_system(Qt.ColorScheme.Light)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_high_contrast))
    system = _System()
    monkeypatch.setattr(theme._wishes, "_hints", system)
    theme.ask_system()
    assert told == []
    system.wish("HighContrast")
    assert told == []
    assert theme.colours == LIGHT
    theme.set_appearance(Appearance.SYSTEM)
    assert theme.colours in (HIGH_LIGHT, HIGH_DARK)
    system.wish("NoPreference")
    assert told == [True, False]
    assert theme.colours in (LIGHT, DARK)


def test_a_qt_that_tells_nothing_of_contrast_is_taken_as_no_wish(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme._wishes, "_hints", None)
    theme.set_appearance(Appearance.SYSTEM)
    theme.ask_system()
    assert not theme.is_high_contrast
