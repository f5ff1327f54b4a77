"""Counts a visit that ended with an answer, where the desk has switched that on."""

from exposure_app.core.attribution.explanation import HeadlineBand
from exposure_app.errors import SettingsError
from exposure_app.gui.session import Session
from exposure_app.reports.privacy import is_private
from exposure_app.storage import paths
from exposure_app.storage.desk_counts import CANNOT_TELL, count_visit

_UNNAMED = "unknown"


def count_if_wanted(session: Session) -> SettingsError | None:
    """Count the visit; why that failed, if it did."""
    if session.result is None or session.places is None:
        return None
    workspace = session.used or session.places.workspace
    headline = session.result.explanation.headline
    if headline.source is None or headline.band is HeadlineBand.CANNOT_TELL:
        kind = CANNOT_TELL
    elif is_private(headline.source, session.result, workspace.catalogue):
        kind = _UNNAMED
    else:
        kind = headline.source.kind
    month = session.places.workspace.today().strftime("%Y-%m")
    try:
        count_visit(paths.desk_counts_file(), month, kind)
    except SettingsError as error:
        return error
    return None
