"""How old a list is, in words.

The one rule: whatever is older than a quarter of a year is called old, in the same words each time.
"""

from exposure_app.i18n import _, ngettext
from exposure_app.wording.lookups import OLD_AFTER_DAYS

_MONTH, _YEAR = 30, 365


def age_in_words(days: int) -> str:
    """How long ago something was, without false exactness.

    Args:
        days: since then.

    >>> age_in_words(1), age_in_words(100)
    ('1 day', 'old: 3 months')
    """
    if days < 1:
        return _("of today")
    if days < 2 * _MONTH:
        age = ngettext("{n} day", "{n} days", days).format(n=days)
    elif days < 2 * _YEAR:
        months = days // _MONTH
        age = ngettext("{n} month", "{n} months", months).format(n=months)
    else:
        years = days // _YEAR
        age = ngettext("{n} year", "{n} years", years).format(n=years)
    return _("old: {age}").format(age=age) if days > OLD_AFTER_DAYS else age
