"""Opens an address in the person's own browser; nothing is fetched by this program."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_web(web: str) -> bool:
    """Open the address; False when the system knows no browser.

    Args:
        web: without scheme; it is opened by https.
    """
    return QDesktopServices.openUrl(QUrl(f"https://{web}"))
