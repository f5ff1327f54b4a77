"""Qt's own words (buttons, shortcuts, text menus) in the language of the program."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from exposure_app.i18n import CHINESE

_NAME = "words-of-qt"


def can_show(language: str) -> bool:
    """Whether this computer has a font with the letters of that language."""
    if language != CHINESE:
        return True
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - the first frame waits for it

    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def speak_qt(language: str) -> None:
    """Let Qt speak this language from now on."""
    application = QCoreApplication.instance()
    if application is None:
        return
    old = application.findChild(QTranslator, _NAME)
    if old is not None:
        application.removeTranslator(old)
        old.setObjectName("")
        old.deleteLater()
    is_chinese = language == CHINESE
    QLocale.setDefault(QLocale("zh_CN") if is_chinese else QLocale("en"))
    if not is_chinese:
        return
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - the first frame waits for it

    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
