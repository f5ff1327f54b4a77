"""The colours of the window by role, for light and dark, each also in high contrast.

The one rule: every pair that is put together keeps WCAG AA: 4.5:1 for text, 3:1 for edges; in high
contrast 7:1 and 4.5:1.
Why our own and not the platform's: the pairs can then be tested, and both schemes look alike.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Colours(NamedTuple):
    """One scheme; values are ``#RRGGBB``.

    Attributes:
        window: behind everything.
        surface: cards and input fields.
        rail: behind the steps and the menu.
        ink: text.
        muted: secondary text.
        outline: edges of controls, 3:1 against what they lie on.
        hairline: quiet separators that carry no meaning.
        accent: the one colour of action.
        accent_hover: the same under the pointer.
        on_accent: text on accent.
        soft: chosen things.
        on_soft: text on soft.
        info: quiet notices.
        on_info: text on info.
        caution: notices that ask for care.
        on_caution: text on caution.
        urgent: the bar for those in a hurry; warm, never alarming.
        on_urgent: text on urgent.
        focus: the ring round what the keyboard is on.
    """

    window: str
    surface: str
    rail: str
    ink: str
    muted: str
    outline: str
    hairline: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    on_soft: str
    info: str
    on_info: str
    caution: str
    on_caution: str
    urgent: str
    on_urgent: str
    focus: str


LIGHT = Colours(
    window="#F5F3EE",
    surface="#FFFFFF",
    rail="#ECE9E2",
    ink="#1B2B30",
    muted="#4F6068",
    outline="#74838A",
    hairline="#DDDAD1",
    accent="#0F6660",
    accent_hover="#0B524D",
    on_accent="#FFFFFF",
    soft="#E0EFEC",
    on_soft="#0B4F4A",
    info="#E6EEF5",
    on_info="#1F3F5C",
    caution="#FAEFD8",
    on_caution="#613F06",
    urgent="#F8E7DD",
    on_urgent="#7A3413",
    focus="#1A5FB4",
)

DARK = Colours(
    window="#12181A",
    surface="#1C2427",
    rail="#0C1113",
    ink="#E9EEEC",
    muted="#A9B7B8",
    outline="#7F9092",
    hairline="#303B3E",
    accent="#79CFC4",
    accent_hover="#97DED5",
    on_accent="#05201D",
    soft="#1D3836",
    on_soft="#B5E6DF",
    info="#1B2C3A",
    on_info="#BDD8EE",
    caution="#352A14",
    on_caution="#F2D79C",
    urgent="#3A241A",
    on_urgent="#F6C7AE",
    focus="#8FC1FF",
)

# Black, white and blue; what is chosen is yellow.
HIGH_LIGHT = Colours(
    window="#FFFFFF",
    surface="#FFFFFF",
    rail="#FFFFFF",
    ink="#000000",
    muted="#1F1F1F",
    outline="#000000",
    hairline="#595959",
    accent="#00307A",
    accent_hover="#001B47",
    on_accent="#FFFFFF",
    soft="#FFE873",
    on_soft="#000000",
    info="#FFFFFF",
    on_info="#00307A",
    caution="#FFFFFF",
    on_caution="#5C2E00",
    urgent="#FFFFFF",
    on_urgent="#7A1F00",
    focus="#0050D8",
)

# White and yellow on black; what is chosen is blue.
HIGH_DARK = Colours(
    window="#000000",
    surface="#000000",
    rail="#000000",
    ink="#FFFFFF",
    muted="#E6E6E6",
    outline="#FFFFFF",
    hairline="#A6A6A6",
    accent="#FFD600",
    accent_hover="#FFE873",
    on_accent="#000000",
    soft="#003A8C",
    on_soft="#FFFFFF",
    info="#000000",
    on_info="#A8DCFF",
    caution="#000000",
    on_caution="#FFE08A",
    urgent="#000000",
    on_urgent="#FFC9A8",
    focus="#4FE3FF",
)

# What is printed is black on white, whatever the window looks like.
PAPER = LIGHT._replace(
    window="#FFFFFF", surface="#FFFFFF", ink="#000000", muted="#404040", hairline="#D4D4D4"
)


def palette(colours: Colours) -> QPalette:
    """The Qt palette of a scheme, so that widgets of every kind follow it."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: colours.window,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.muted,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.ink,
        role.Light: colours.surface,
        role.Midlight: colours.hairline,
        role.Mid: colours.hairline,
        role.Dark: colours.outline,
        role.Shadow: colours.outline,
    }
    result = QPalette()
    for which, value in by_role.items():
        result.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.outline))
    return result
