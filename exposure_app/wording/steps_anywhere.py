"""Words of the steps that help in any country.

The one rule: what to do stands in the title; why and how in two short sentences below it.
"""

from typing import Final

from exposure_app.i18n import N_
from exposure_app.wording.step_words import StepWords

STEPS: Final = {
    "call_carrier_now": StepWords(
        N_("Call your carrier from another phone"),
        N_(
            "Ask whether your number was moved or your SIM card replaced. Ask them to stop it "
            "and to lock the number."
        ),
        N_("I did not ask for a new SIM card or a move. Please stop it and lock my number."),
    ),
    "call_bank_now": StepWords(
        N_("Call your bank"),
        N_(
            "Use the number on your card, not one from a message. Ask them to block payments "
            "and cards."
        ),
        N_("Somebody may use my account. Please block payments and tell me what was done today."),
    ),
    "call_police_now": StepWords(
        N_("Tell the police"),
        N_(
            "Money that moved can sometimes be stopped in the first hours. Write down times "
            "and amounts before you call."
        ),
        N_("Money was moved, or my identity was used, without me. Here are the times and amounts."),
    ),
    "mail_password_now": StepWords(
        N_("Change the password of your mailbox"),
        N_(
            "Most other passwords can be reset through your mailbox. Do it on another device "
            "and sign out everywhere."
        ),
    ),
    "remove_apps": StepWords(
        N_("Remove apps you do not know from the account"),
        N_(
            "Open the list of allowed apps in the account settings. Remove everything you do "
            "not use."
        ),
    ),
    "sign_out_everywhere": StepWords(
        N_("Sign out everywhere, in each affected service"),
        N_("Do this before you change the password. It ends sessions that somebody else may hold."),
    ),
    "change_password_after": StepWords(
        N_("Then change the password"),
        N_("Use a new password for each service. A new password alone seldom helps here."),
    ),
    "mail_and_payment_first": StepWords(
        N_("Change the passwords of mailbox and payment first"),
        N_("These two open the way to all others. Use passwords that you use nowhere else."),
    ),
    "change_same_password": StepWords(
        N_("Change it wherever the same password is used"),
        N_(
            "Changing it only where it showed is not enough. Begin with the accounts that "
            "hold money."
        ),
    ),
    "lock_number": StepWords(
        N_("Set a PIN at your carrier and lock the number"),
        N_(
            "Ask for a service PIN and for a lock against moving the number. A new SIM card "
            "without a lock does not help."
        ),
        N_("Please set a PIN for my account and lock my number against moves and new SIM cards."),
    ),
    "ask_carrier": StepWords(
        N_("Ask your carrier what was exposed"),
        N_(
            "Ask which of your data left the company, when, and through whom. Write down the "
            "answer and the name."
        ),
        N_("Did an incident concern my number? Which of my data were involved, and since when?"),
    ),
    "change_what_was_typed": StepWords(
        N_("Change what you typed on the false page"),
        N_(
            "Change the password or PIN that you typed there. Type the real address yourself, "
            "without a link."
        ),
    ),
    "card_issuer": StepWords(
        N_("Ask your bank for a new card or account number"),
        N_(
            "Use the number on the card. Look through the last statements for payments that "
            "are not yours."
        ),
        N_("My card details may be known to others. Please block the card and send a new one."),
    ),
    "remove_remote_help": StepWords(
        N_("Disconnect the device and remove remote help"),
        N_(
            "Turn off mobile data and Wi-Fi first. Then remove apps that you installed for a "
            "caller."
        ),
    ),
    "use_another_device": StepWords(
        N_("Use another device for bank and mailbox"),
        N_("New passwords typed on this device may be read. Wait until it has been checked."),
    ),
    "official_notice": StepWords(
        N_("Read the notice of the service itself"),
        N_(
            "Open the app or type the address yourself. Messages that quote the incident may "
            "be false."
        ),
    ),
    "change_password": StepWords(
        N_("Change the password of this account"),
        N_("Use a password that you use nowhere else. Then sign out on all devices."),
    ),
    "block_and_report": StepWords(
        N_("Block and report the numbers"),
        N_("Do not press keys and do not talk. Nobody can remove your data for a fee."),
    ),
    "call_back": StepWords(
        N_("Hang up, and call back on a number you know"),
        N_(
            "Take the number from a bill, a card or the official app. A caller who knows "
            "details may still be false."
        ),
        N_("I will call you back on the official number."),
    ),
    "check_devices": StepWords(
        N_("Look at the list of signed-in devices"),
        N_(
            "Open the security page of each important account. Remove devices and places that "
            "are not yours."
        ),
    ),
    "protect_mail": StepWords(
        N_("Protect your mailbox first"),
        N_(
            "Give it a password of its own and two-step sign-in. Other accounts can be reset "
            "through it."
        ),
    ),
    "new_answers": StepWords(
        N_("Set new answers to security questions"),
        N_("Use random words, not true answers. Write them down and keep them at home."),
    ),
    "family_word": StepWords(
        N_("Agree on a word with your family"),
        N_(
            "Warn close contacts that somebody may pretend to be you. Ask for the word before "
            "money is sent."
        ),
        N_("If somebody asks you for money in my name, ask for our word first."),
    ),
    "no_answer_to_blackmail": StepWords(
        N_("Do not answer threats, and do not pay"),
        N_("Keep the message as evidence. Talk to somebody you trust, or to a support line."),
    ),
    "ignore_bluff": StepWords(
        N_("Ignore messages that claim to have watched you"),
        N_(
            "Such messages are sent to many people at once. They often quote old data to seem true."
        ),
    ),
    "report_with_dates": StepWords(
        N_("Report it to carrier and police, with dates"),
        N_(
            "List what happened, on which days, and what you tried. Several sites at once "
            "point away from your password."
        ),
    ),
    "two_step": StepWords(
        N_("Turn on two-step sign-in"),
        N_("Use an app for the codes where it is offered. Begin with mailbox and payment."),
    ),
    "update_apps": StepWords(
        N_("Update apps, and use apps or https pages only"),
        N_("Old apps and plain pages can be read on their way. Turn on automatic updates."),
    ),
    "check_linked_accounts": StepWords(
        N_("Check services that use the same sign-in"),
        N_(
            "An app allowed in one place may act in others. Look through their lists of "
            "allowed apps too."
        ),
    ),
    "password_list": StepWords(
        N_("Give every account its own password"),
        N_(
            "Use a password manager, or a notebook kept at home. Start with five accounts, "
            "then go on."
        ),
    ),
    "access_request": StepWords(
        N_("Ask the company for a copy of your data"),
        N_(
            "Ask which data it holds, where they came from, and who received them. Write by "
            "post or through its form."
        ),
        N_("Please send me a copy of the data you hold about me, and name who received them."),
    ),
    "codes_to_app": StepWords(
        N_("Move sign-in codes from messages to an app"),
        N_(
            "Messages follow the number, an app stays with you. Begin with mailbox, payment "
            "and chat."
        ),
    ),
    "check_forwarding": StepWords(
        N_("Check call forwarding and voice mail"),
        N_(
            "Ask your carrier to switch off forwarding you did not set. Give the voice mail a "
            "new PIN."
        ),
    ),
    "police_record": StepWords(
        N_("Ask the police for a written record"),
        N_(
            "Banks and carriers often ask for it. Bring dates, amounts and pictures of the "
            "messages."
        ),
    ),
    "delete_account": StepWords(
        N_("Delete the account if you no longer use it"),
        N_("Save what you need first. This cannot be undone."),
    ),
    "trusted_repair": StepWords(
        N_("Have the device checked or reset"),
        N_("Go to a shop you know, not to somebody who called you. Save your photos first."),
    ),
    "fewer_numbers": StepWords(
        N_("Give your number less often"),
        N_(
            "Leave the number out where a form allows it. Cover it on parcels before you "
            "throw them away."
        ),
    ),
    "ask_credit_bureau": StepWords(
        N_("Ask what runs in your name"),
        N_(
            "Ask the credit bureau and your carrier for loans and lines in your name. Dispute "
            "what is not yours."
        ),
    ),
    "no_birthday_as_pin": StepWords(
        N_("Do not use your birthday as PIN or answer"),
        N_(
            "Name, address and birthday together often pass as proof. Set a PIN at carrier "
            "and bank."
        ),
    ),
    "mail_filter": StepWords(
        N_("Use a second address for new accounts"),
        N_(
            "Keep your mailbox, and let its filter sort the rest. Do not open links in "
            "unexpected mail."
        ),
    ),
    "other_handle": StepWords(
        N_("Use another name in private places"),
        N_("The same name links your accounts to each other. Renaming everything is not needed."),
    ),
    "keep_diary": StepWords(
        N_("Write down what happens, with dates"),
        N_(
            "Note day, service, what you saw and what you did. It helps the next check and "
            "every complaint."
        ),
    ),
}
