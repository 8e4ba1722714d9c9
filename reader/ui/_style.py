"""The few things that a palette cannot say, as a style sheet."""

from reader.ui._look import Look

_SHEET = """
QMainWindow, QStatusBar, QMenuBar, QToolBar {{ background: {window}; color: {text}; }}
QMenuBar {{ padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {selection}; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {dim}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 5px 8px; }}
QToolBar {{ border: none; padding: 0 8px; spacing: 1px; }}
QToolBar::separator {{ width: 1px; background: {border}; margin: 6px 6px; }}
QToolButton {{ padding: 3px 7px; border: 1px solid transparent; border-radius: 6px;
    color: {text}; background: transparent; }}
QToolButton#tight {{ padding: 3px 4px; }}
QToolButton#deed {{ padding: 3px 2px; }}
QToolButton#tight::menu-indicator {{ image: none; }}
QToolButton:hover, QToolButton:checked {{ background: {raised}; border-color: {border}; }}
QToolButton:pressed {{ background: {selection}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {dim}; }}
QToolButton#layout {{ padding: 6px 4px; border: 2px solid transparent; }}
QToolButton#layout:hover {{ border-color: {border}; }}
QToolButton#layout:checked {{ background: {selection}; border-color: {accent}; }}
QToolButton#layout:focus {{ border-color: {text}; }}
QScrollArea#pages {{ background: {border}; border: 2px solid transparent; }}
QScrollArea#pages:focus {{ border-color: {accent}; }}
QSplitter::handle {{ background: {border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QStatusBar {{ border-top: 1px solid {border}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {dim}; padding: 3px 0; }}
QLineEdit {{ background: {base}; color: {text}; border: 1px solid {border};
    border-radius: 6px; padding: 4px 8px; selection-background-color: {selection};
    selection-color: {text}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QComboBox {{ background: {raised}; color: {text}; border: 1px solid {border};
    border-radius: 6px; padding: 3px 8px; }}
QComboBox:hover {{ background: {base}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 2px 7px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text};
    border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {text}; }}
QPushButton {{ background: {raised}; color: {text}; border: 1px solid {border};
    border-radius: 6px; padding: 4px 12px; }}
QPushButton:hover {{ background: {base}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 3px 11px; }}
QPushButton#filter {{ background: transparent; border: 1px solid transparent; padding: 1px 0;
    color: {dim}; text-align: left; }}
QPushButton#filter::menu-indicator {{ image: none; width: 0; }}
QPushButton#filter:hover {{ color: {text}; }}
QPushButton#filter[on="true"] {{ color: {accent}; border-bottom: 1px solid {accent}; }}
QPushButton#filter:focus {{ color: {text}; border-bottom: 2px solid {accent}; }}
QFrame#palette {{ background: {base}; border: 2px solid {accent}; }}
QFrame#palette QListView {{ background: {base}; }}
QCheckBox {{ color: {text}; spacing: 6px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px;
    border: 1px solid {dim}; border-radius: 3px; background: {base}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{ border: 1px solid {accent};
    background: {accent}; }}
QRadioButton::indicator:checked {{ border: 1px solid {accent};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {accent}, stop: 0.55 {accent}, stop: 0.65 {base}, stop: 1 {base}); }}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QRadioButton {{ color: {text}; spacing: 6px; }}
QLabel#note {{ color: {dim}; }}
QLabel#target {{ background: {raised}; color: {text}; border: 2px dashed {accent};
    border-radius: 10px; padding: 12px; }}
QLabel#problem {{ color: {warning}; }}
QFrame#hints {{ background: {raised}; border-top: 1px solid {border}; }}
QFrame#start {{ background: {raised}; border-top: 1px solid {border};
    border-bottom: 1px solid {border}; }}
QTabWidget::pane {{ border: 1px solid {border}; border-radius: 6px; }}
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {border}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    border: 1px solid {dim}; background: {raised}; }}
QSlider:focus {{ border: 1px solid {accent}; border-radius: 4px; }}
QListWidget::item {{ padding: 5px 8px; }}
QListWidget::item:selected {{ background: {selection}; color: {text}; border-radius: 4px; }}
QListWidget {{ background: {base}; alternate-background-color: {raised}; color: {text};
    outline: none;
    border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {text}; }}
QProgressBar {{ background: {base}; border: 1px solid {border}; border-radius: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}
QTabBar::tab {{ background: transparent; color: {dim}; padding: 5px 11px;
    border: 1px solid transparent; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected:focus {{ background: {selection}; border-bottom: 2px solid {accent};
    border-top-left-radius: 5px; border-top-right-radius: 5px; }}
QTableView {{ background: {base}; alternate-background-color: {raised}; color: {text};
    selection-background-color: {selection}; selection-color: {text}; outline: none;
    border: 1px solid transparent; }}
QTableView:focus {{ border: 1px solid {accent}; }}
QTableView::item {{ padding: 2px 8px; border: none; }}
QHeaderView {{ background: {window}; }}
QHeaderView::section {{ background: {window}; color: {dim}; padding: 4px 8px; border: none;
    border-top: 1px solid {border}; border-bottom: 1px solid {border}; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {border}; border-radius: 4px; min-height: 28px;
    margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(look: Look) -> str:
    """Give the window's style sheet in a look's colours."""
    return _SHEET.format(**look.theme.ui)
