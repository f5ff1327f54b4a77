"""The style sheet of the window, made from colours and the size of body text.

The one rule: text is sized in points, and heights are minimums only, so that nothing is cut.
"""

from exposure_app import resources
from exposure_app.gui.colours import Colours
from exposure_app.gui.scales import TARGET, TYPE_SCALE, Space

_SHEET = """
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {outline}; padding: 6px; }}
QMainWindow, QDialog, QScrollArea, #canvas, #column {{ background: {window}; }}
QScrollArea {{ border: none; }}
QLabel {{ background: transparent; color: {ink}; }}
QLabel[role="lead"], QLabel[role="note"] {{ color: {muted}; }}
QLabel[role="kicker"] {{ color: {accent}; }}
QLabel[role="problem"] {{ color: {on_caution}; }}
QLabel:focus {{ border: 2px solid {focus}; border-radius: 4px; }}

#card {{ background: {surface}; border: 1px solid {hairline}; border-radius: 12px; }}
#card[chosen="true"] {{ border: 2px solid {accent}; }}
#notice[tone="info"] {{ background: {info}; border: 1px solid {on_info}; border-radius: 10px; }}
#notice[tone="info"] QLabel {{ color: {on_info}; }}
#notice[tone="caution"] {{
  background: {caution}; border: 1px solid {on_caution}; border-radius: 10px; }}
#notice[tone="caution"] QLabel {{ color: {on_caution}; }}
#urgentBar {{ background: {urgent}; border-bottom: 1px solid {hairline}; }}
#urgentBar QLabel {{ color: {on_urgent}; }}
#deskBar, #keyLine {{ background: {info}; }}
#deskBar {{ border-bottom: 1px solid {hairline}; }}
#keyLine {{ border-top: 1px solid {hairline}; }}
#deskBar QLabel, #keyLine QLabel {{ color: {on_info}; }}
#script, #script QScrollArea, #scriptWords {{ background: {rail}; }}
#script {{ border: none; border-right: 1px solid {hairline}; }}
#footer {{ background: {window}; border-top: 1px solid {hairline}; }}

QPushButton {{
  background: {surface}; color: {ink}; border: 1px solid {outline}; border-radius: 8px;
  padding: 4px 18px; min-height: {tall}px; min-width: 44px; }}
QPushButton:hover {{ background: {soft}; color: {on_soft}; }}
QPushButton:pressed {{ background: {hairline}; color: {ink}; }}
QPushButton:disabled {{ color: {outline}; border-color: {hairline}; }}
QPushButton:focus {{ border: 3px solid {focus}; padding: 2px 16px; }}
QPushButton[role="primary"] {{
  background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[role="primary"]:disabled {{
  background: {hairline}; color: {muted}; border-color: {hairline}; }}
QPushButton[role="primary"]:focus {{ border: 3px solid {ink}; }}
QPushButton[role="quiet"] {{
  background: transparent; color: {accent}; border: 1px solid transparent; padding: 4px 10px; }}
QPushButton[role="quiet"]:hover {{ background: {soft}; color: {on_soft}; }}
QPushButton[role="quiet"]:focus {{ border: 3px solid {focus}; padding: 2px 8px; }}
QPushButton[role="urgent"] {{
  background: {surface}; color: {on_urgent}; border: 1px solid {on_urgent}; font-weight: 600; }}
QPushButton[role="urgent"]:hover {{ background: {urgent}; }}
QPushButton[role="urgent"]:focus {{ border: 3px solid {focus}; }}
QPushButton::menu-indicator {{ width: 0; }}

QToolButton {{
  background: transparent; color: {accent}; border: 1px solid transparent; border-radius: 8px;
  padding: 4px 10px; min-height: {tall}px; }}
QToolButton:hover {{ background: {soft}; color: {on_soft}; }}
QToolButton:focus {{ border: 2px solid {focus}; }}

QLineEdit, QComboBox, QSpinBox, QDateEdit {{
  background: {surface}; color: {ink}; border: 1px solid {outline}; border-radius: 8px;
  padding: 4px 12px; min-height: {tall}px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QTextBrowser:focus, QTableView:focus,
QPlainTextEdit:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {focus}; }}
QLineEdit[problem="true"], QComboBox[problem="true"] {{ border: 2px solid {on_caution}; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {muted}; border-color: {hairline}; }}
QComboBox {{ padding-right: 32px; }}
QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox::down-arrow {{
  image: url("{icons}/chevron-{name}.svg"); width: {arrow}px; height: {arrow}px; }}
QComboBox QAbstractItemView, QAbstractItemView#completions {{
  background: {surface}; color: {ink}; border: 1px solid {outline}; outline: none;
  selection-background-color: {soft}; selection-color: {on_soft}; }}
QComboBox QAbstractItemView::item, QAbstractItemView#completions::item {{
  min-height: 44px; padding: 0 8px; }}

QRadioButton[role="choice"] {{ font-weight: 600; }}
QCheckBox, QRadioButton {{
  color: {ink}; background: transparent; spacing: 12px; min-height: {tick}px; padding: 0 4px;
  border: 2px solid transparent; border-radius: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: {box}px; height: {box}px; border: 2px solid {outline}; background: {surface}; }}
QCheckBox::indicator {{ border-radius: 6px; }}
QRadioButton::indicator {{ border-radius: {half}px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{
  background: {accent}; border: 2px solid {accent}; }}
QCheckBox::indicator:checked {{ image: url("{icons}/check-{name}.svg"); }}
QRadioButton::indicator:checked {{ image: url("{icons}/dot-{name}.svg"); }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}

#rail {{ background: {rail}; border: none; border-right: 1px solid {hairline}; }}
#steps {{ background: transparent; border: 2px solid transparent; outline: none; }}
#steps:focus {{ border: 2px solid {focus}; border-radius: 8px; }}
#steps::item {{
  color: {ink}; padding: 6px 10px; border-radius: 8px; min-height: {tall}px; margin: 1px; }}
#steps::item:disabled {{ color: {muted}; }}
#steps::item:selected {{ background: {surface}; color: {on_soft}; }}

QProgressBar {{
  background: {hairline}; color: {ink}; border: 1px solid {outline}; border-radius: 7px;
  min-height: 14px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 6px; }}
QSlider {{ min-height: {target}px; border: 2px solid transparent; border-radius: 8px; }}
QSlider:focus {{ border: 2px solid {focus}; }}
QSlider::groove:horizontal {{
  background: {hairline}; border: 1px solid {outline}; border-radius: 5px; height: 8px; }}
QSlider::sub-page:horizontal {{
  background: {accent}; border: 1px solid {accent}; border-radius: 5px; }}
QSlider::handle:horizontal {{
  background: {accent}; border: none; border-radius: {knob_half}px;
  width: {knob}px; margin: -{knob_out}px 0; }}
QTextBrowser, QPlainTextEdit, QTableView, QListView, QTreeView {{
  background: {surface}; color: {ink}; border: 1px solid {hairline}; border-radius: 8px;
  selection-background-color: {soft}; selection-color: {on_soft};
  gridline-color: {hairline}; }}
QTableView::item {{ padding: 0 {cell}px; }}
QHeaderView::section {{
  background: {window}; color: {muted}; border: none; border-bottom: 1px solid {outline};
  padding: 8px; font-weight: 600; }}
QMenuBar {{ background: {rail}; color: {ink}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 10px 12px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {soft}; color: {on_soft}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {outline}; padding: 6px; }}
QMenu::item {{ padding: 10px 28px; border-radius: 6px; }}
QMenu::item:selected {{ background: {soft}; color: {on_soft}; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; border-radius: 7px; }}
QMenu::indicator:checked {{ background: {accent}; }}
QScrollBar:vertical {{ background: {window}; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {outline}; border-radius: 4px; min-height: 44px; margin: 3px; }}
QScrollBar:horizontal {{ background: {window}; height: 14px; margin: 0; }}
QScrollBar::handle:horizontal {{
  background: {outline}; border-radius: 4px; min-width: 44px; margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

# With few colours to tell things apart, edges do it.
_HIGH_CONTRAST = """
QPushButton:pressed {{ background: {accent}; color: {on_accent}; }}
QPushButton:disabled, QPushButton[role="primary"]:disabled {{
  background: {surface}; color: {muted}; border: 2px dashed {outline}; }}
QPushButton[role="quiet"] {{ text-decoration: underline; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QTextBrowser:focus, QTableView:focus,
QPlainTextEdit:focus, QListView:focus, QTreeView:focus {{ border: 3px solid {focus}; }}
#steps::item:selected {{ border: 2px solid {accent}; }}
QProgressBar {{ background: {surface}; }}
QSlider::groove:horizontal {{ border: 2px solid {outline}; background: {surface}; }}
"""


def _box_side(points: float) -> int:
    """Side of the tick in a box, for text of that size."""
    return round(10 + points)


def least_side(points: float) -> int:
    """Least side of what is pressed: 44 px, and 60 px with text of 18 pt."""
    return round(TARGET + min(16.0, max(0.0, points - 11) * 16 / 7))


def _least_height(points: float) -> int:
    """The same for what is inside the edges of a control."""
    return least_side(points) - 8


def text_indent(points: float) -> int:
    """How far the words of a tick box or radio button stand from its left edge."""
    edges, spacing = 2 + 4 + 2 * 2, 12
    return _box_side(points) + edges + spacing


def style_sheet(
    colours: Colours, name: str, points: float, *, is_high_contrast: bool = False
) -> str:
    """The sheet for one scheme and one size of body text.

    Args:
        colours: the scheme.
        name: ``light`` or ``dark``, which icons to draw in the controls.
        points: size of body text.
        is_high_contrast: edges are thicker, and tell more.
    """
    box = _box_side(points)
    values: dict[str, object] = colours._asdict()
    icons = resources.path("icons").as_posix()
    values |= {"name": name, "icons": icons}
    knob_half = box // 2 + 4
    knob = {"knob": 2 * knob_half, "knob_half": knob_half, "knob_out": knob_half - 4}
    values |= {"target": TARGET, "cell": Space.SMALL, **knob}
    tall = _least_height(points)
    values |= {"tall": tall, "tick": tall + 4}
    sheet = _SHEET.format(**values, box=box, half=(box + 4) // 2, arrow=round(4 + points))
    if is_high_contrast:
        sheet = _with_thicker_edges(sheet) + _HIGH_CONTRAST.format(**values)
    sizes = (
        f'QLabel[role="{role}"] {{ font-size: {points * factor:.2f}pt; font-weight: {weight}; }}'
        for role, (factor, weight) in TYPE_SCALE.items()
    )
    return sheet + "\n".join(sizes)


def _with_thicker_edges(sheet: str) -> str:
    """Quiet edges twice as thick, and the ring of a button with them."""
    return sheet.replace("3px solid", "4px solid").replace("1px solid", "2px solid")
