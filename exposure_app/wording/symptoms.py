"""Labels of what a person may have noticed, as they would say it themselves.

The one rule: one short line for each code of `core.vocabulary.SYMPTOMS`, without blame.
"""

from typing import Final

from exposure_app.i18n import N_

GROUPS: Final = {
    "accounts": N_("In my accounts"),
    "calls_and_texts": N_("Calls and messages"),
    "scam_calls": N_("Calls that try to cheat me"),
    "threats_and_phishing": N_("Threats and false messages"),
    "phone_line": N_("My phone line"),
    "money_and_identity": N_("Money and identity"),
    "what_helped": N_("What helped and what did not"),
    "what_i_did": N_("What happened before"),
    "nothing": N_("Nothing of these"),
}

ACCOUNTS: Final = {
    "auto_follow": N_("My account follows people I never chose"),
    "auto_join_groups": N_("My account is put into groups I never joined"),
    "friend_adds": N_("Friends I do not know appear in my account"),
    "popup_ads": N_("Adverts pop up on pages that never had them"),
    "stranger_adds_by_phone": N_("Strangers add me through my phone number"),
    "pulled_into_coupon_groups": N_("I am pulled into shopping or coupon groups"),
    "account_sends_ads": N_("My account sends adverts to others"),
    "account_takeover": N_("Somebody else took over my account"),
    "fake_reviews_in_my_name": N_("Reviews I did not write appear in my name"),
    "fake_orders_from_my_account": N_("Orders I did not place appear in my account"),
    "tickets_refunded": N_("My tickets were cancelled or refunded without me"),
    "mail_locked": N_("I can no longer open my mailbox"),
    "private_messages_published": N_("My private messages were published"),
    "photo_rating_site": N_("My photo appeared on a site I never used"),
    "listed_publicly": N_("My details stand on a public page"),
    "number_lookup_by_strangers": N_("Strangers can look up details by my number"),
}

CALLS: Final = {
    "spam_calls": N_("Many advertising calls"),
    "spam_sms": N_("Many advertising messages"),
    "betting_sms": N_("Messages about betting or gambling"),
    "property_sms": N_("Messages about flats and houses"),
    "loan_calls": N_("Calls that offer loans"),
    "debt_calls": N_("Calls about debts, mine or of others"),
    "targeted_sales_calls": N_("Sellers call who know what I need"),
    "baby_sales_calls": N_("Sellers call soon after a birth"),
    "job_offer_calls": N_("Calls with job offers I did not ask for"),
    "contract_end_calls": N_("Sellers know when my contract ends"),
    "fault_then_competitor_calls": N_("I reported a fault, then a competitor called"),
    "calls_known": N_("Somebody knows whom I called"),
    "location_tracked": N_("Somebody knows where I was"),
    "scam_calls": N_("Callers try to get money or codes"),
    "scam_call_refund": N_("A caller offers a refund that I did not ask for"),
    "scam_call_knows_order": N_("A caller knows what I ordered"),
    "scam_call_knows_parcel": N_("A caller knows about my parcel"),
    "scam_call_flight": N_("A caller knows my flight or train"),
    "scam_call_knows_school": N_("A caller knows my school or my child's school"),
    "scam_call_student_aid": N_("A caller knows about my student aid"),
    "scam_call_knows_identity": N_("A caller knows my name and ID number"),
    "scam_call_engineer": N_("A caller claims to repair my line or computer"),
    "fake_bank_advisor": N_("A caller claims to be from my bank"),
}

THREATS: Final = {
    "phishing_sms": N_("Messages with false links"),
    "phishing_email": N_("E-mails with false links"),
    "extortion_adult": N_("A threat to reveal visits to adult sites"),
    "extortion_stay": N_("A threat to reveal a hotel stay"),
    "extortion_data_sms": N_("A message threatens to publish my data"),
    "extortion_old_password": N_("A threat that quotes an old password of mine"),
    "extortion_of_company": N_("A company was blackmailed with its customers' data"),
    "extortion_email": N_("An e-mail that demands money"),
    "extortion_health": N_("A threat to reveal health details"),
    "devices_locked_ransom": N_("My device was locked and money demanded"),
}

LINE: Final = {
    "sim_lost_service": N_("My phone suddenly had no signal"),
    "number_ported": N_("My number was moved to another carrier"),
    "unexpected_codes": N_("I get codes that I did not ask for"),
    "codes_not_received": N_("Codes that I asked for do not arrive"),
    "codes_used_by_others": N_("Somebody used a code sent to me"),
    "unauthorised_account_change": N_("My carrier account was changed without me"),
    "unauthorised_upgrade": N_("A phone or plan was ordered in my name"),
    "unauthorised_charges": N_("My phone bill shows charges I did not make"),
    "unauthorised_line_opened": N_("A phone line was opened in my name"),
    "unlock_request_not_made": N_("Somebody asked to unlock my number or phone"),
}

MONEY: Final = {
    "accounts_in_my_name": N_("Accounts I did not open exist in my name"),
    "credit_opened": N_("A loan or card was taken out in my name"),
    "card_misuse": N_("My card was used without me"),
    "direct_debits": N_("Money is debited that I did not allow"),
    "bank_account_emptied": N_("Money is gone from my bank account"),
    "identity_used": N_("Somebody uses my identity"),
    "statement_given_to_third_party": N_("My bank statement was given to somebody else"),
}

BACKGROUND: Final = {
    "password_change_helped": N_("It stopped after I changed the password"),
    "password_change_no_help": N_("It went on after I changed the password"),
    "sign_out_everywhere_helped": N_("It stopped after I signed out everywhere"),
    "sign_out_everywhere_no_help": N_("It went on after I signed out everywhere"),
    "unknown_app_authorised": N_("An app I do not know may use my account"),
    "unknown_login_device": N_("A device I do not know is signed in"),
    "typed_data_on_page": N_("I typed details on a page that seems false"),
    "installed_app_or_remote_help": N_("I installed an app or remote help for a caller"),
    "phone_lost_or_held": N_("My phone was lost, or somebody else held it"),
    "friend_shared_contacts": N_("A friend shared their contacts with an app"),
    "none": N_("I noticed nothing of these"),
}

SYMPTOMS: Final = {**ACCOUNTS, **CALLS, **THREATS, **LINE, **MONEY, **BACKGROUND}
