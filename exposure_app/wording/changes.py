"""What would change the answer, as plain sentences.

The one rule: every sentence says the share now, the share then, and who would come first then.
"""

from typing import Final

from exposure_app.core.attribution.changes import Aspect, Change
from exposure_app.core.attribution.questions import CARRIER
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording.headline import rounded
from exposure_app.wording.questions import question_text, reply_label
from exposure_app.wording.sentences import join_sentences, spaced
from exposure_app.wording.sources import brand_name, source_name
from exposure_app.wording.vocabulary import data_class_label, others_label, symptom_label

_FALLS: Final = N_("{condition}, it would fall from about {before} to about {after} in 100.")
_RISES: Final = N_("{condition}, it would rise from about {before} to about {after} in 100.")
_INSTEAD: Final = {
    "password_change_helped": N_("Had the new password helped"),
    "password_change_no_help": N_("Had the new password not helped"),
    "sign_out_everywhere_helped": N_("Had signing out everywhere helped"),
    "sign_out_everywhere_no_help": N_("Had signing out everywhere not helped"),
}
_TURNED: Final = {
    ("password_reused", "yes"): N_("Had one password served several accounts"),
    ("password_reused", "no"): N_("Had each account its own password"),
    ("several_services", "yes"): N_("Had several services been affected"),
    ("several_services", "no"): N_("Had one service alone been affected"),
    ("only_on_line", "yes"): N_("Had it shown on your line alone"),
    ("only_on_line", "no"): N_("Had it shown on other lines too"),
}
_OTHER: Final = {
    Aspect.NOT_NOTICED: N_("Without this sign ({fact})"),
    Aspect.NOT_KNOWN: N_("Had strangers not known this ({fact})"),
    Aspect.NO_OTHERS: N_("Had these others not seen it ({fact})"),
    Aspect.OTHER_CARRIER: N_("With another carrier ({fact})"),
    Aspect.NO_CARRIER: N_("Without a carrier named"),
    Aspect.ANSWERED: N_("With the answer “{fact}”"),
}

_LABELS: Final = {
    Aspect.NOT_NOTICED: symptom_label,
    Aspect.NOT_KNOWN: data_class_label,
    Aspect.NO_OTHERS: others_label,
}


def change_text(
    change: Change, catalogue: Catalogue, country: str, *, is_first_hidden: bool = False
) -> str:
    """What another answer would do, in one or two sentences.

    Args:
        change: the other answer and its effect.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        is_first_hidden: whether who would come first is not to be named.
    """
    effect = _RISES if change.share_after > change.share_before else _FALLS
    condition = _(_condition(change)).format(fact=_fact(change, catalogue, country))
    sentence = _(effect).format(
        condition=condition,
        before=rounded(change.share_before),
        after=rounded(change.share_after),
    )
    question = question_text(change.code) if change.aspect is Aspect.ANSWERED else ""
    return join_sentences(
        (question, spaced(sentence), _then(change, catalogue, country, is_hidden=is_first_hidden))
    )


def _condition(change: Change) -> str:
    if change.aspect is Aspect.INSTEAD:
        return _INSTEAD[change.code]
    if change.aspect is Aspect.TURNED:
        return _TURNED[change.code, change.reply]
    return _OTHER[change.aspect]


def _fact(change: Change, catalogue: Catalogue, country: str) -> str:
    if change.code == CARRIER:
        return brand_name(change.reply, catalogue, country) if change.reply else ""
    if change.aspect is Aspect.ANSWERED:
        return reply_label(change.code, change.reply)
    label = _LABELS.get(change.aspect)
    return "" if label is None else label(change.code)


def _then(change: Change, catalogue: Catalogue, country: str, *, is_hidden: bool) -> str:
    if change.is_still_first:
        return ""
    if change.first_after is None:
        return _("Then nobody would stand out.")
    if is_hidden:
        return _("Then a private source would come first.")
    name = source_name(change.first_after, catalogue, country)
    return spaced(_("Then this would come first: {name}.").format(name=name))
