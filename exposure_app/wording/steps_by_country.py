"""Words of the steps that one country or a few have.

The one rule: numbers, addresses and articles stand in the advice tables, where they are dated.
"""

from typing import Final

from exposure_app.i18n import N_
from exposure_app.wording.step_words import StepWords

STEPS: Final = {
    "service_password": StepWords(
        N_("Set a new service password for your number"),
        N_(
            "Ask also for a lock against new SIM cards and moves. Choose a password that is "
            "not your birthday."
        ),
        N_("Please change my service password, and block new SIM cards and moves without me."),
    ),
    "remove_apps_cn": StepWords(
        N_("Remove unknown permissions in Weibo and QQ"),
        N_(
            "Look for permissions and sign-in protection in the account settings. The menus "
            "may have moved since."
        ),
    ),
    "cn_junk_report": StepWords(
        N_("Report calls and messages to 12321"),
        N_(
            "The centre takes reports of junk, false apps and exposed personal data. Reports "
            "go through its site or WeChat."
        ),
    ),
    "cn_report_with_dates": StepWords(
        N_("Report it to carrier, police and 12381, with dates"),
        N_(
            "List what happened, on which days, and what you tried. Several sites at once "
            "point away from your password."
        ),
        N_("Several of my accounts act by themselves, and a new password changed nothing."),
    ),
    "cn_lines": StepWords(
        N_("See which phone lines run in your name"),
        N_(
            "The state query needs your ID card. The answer comes by message from 10699000 "
            "within 48 hours."
        ),
    ),
    "cn_accounts": StepWords(
        N_("See how many accounts use your number"),
        N_(
            "The second version of the state query counts accounts at large services. It "
            "shows accounts, not incidents."
        ),
    ),
    "cn_complaint": StepWords(
        N_("Complain to the ministry if the carrier is silent"),
        N_("Complain to the carrier first and wait 15 days. Keep its answer and the dates."),
        N_("I complained to my carrier on this day, and had no answer within 15 days."),
    ),
    "cn_fraud_app": StepWords(
        N_("Ask the police app about a number or message"),
        N_(
            "The National Anti-Fraud Center app takes reports and looks up risks. Answer when "
            "96110 calls you."
        ),
    ),
    "check_number_first": StepWords(
        N_("Look up suspicious numbers before you answer"),
        N_(
            "The police look-up takes numbers, addresses and accounts. No record there does "
            "not prove that a caller is honest."
        ),
    ),
    "ask_fraud_line": StepWords(
        N_("Ask the anti-fraud line"),
        N_("They know the tricks of these weeks. Ask before you pay or give a code."),
        N_("I had a call or message that knows details about me. What do you advise?"),
    ),
    "ask_consumer_line": StepWords(
        N_("Ask the consumer line"),
        N_("They tell you which office is responsible. Have the dates and messages ready."),
        N_("A company may have exposed my data. Which office is responsible for that?"),
    ),
    "ask_privacy_line": StepWords(
        N_("Ask the data protection office"),
        N_("They tell you how to complain about a company. Have the dates and messages ready."),
        N_("A company may have exposed my data. How do I complain, and what do you need?"),
    ),
    "regulator_complaint": StepWords(
        N_("Complain to the regulator"),
        N_("Ask the company first, and keep its answer. Then describe what happened, with dates."),
    ),
    "us_lock": StepWords(
        N_("Turn on the number lock of your carrier"),
        N_(
            "Verizon calls it Number Lock, AT&T Wireless Account Lock, T-Mobile Account "
            "Takeover Protection. Look in its app."
        ),
        N_("Please lock my number against moves, and my account against new SIM cards."),
    ),
    "us_freeze": StepWords(
        N_("Freeze your credit at all three bureaus"),
        N_(
            "A freeze is free at each bureau and can be lifted. One bureau passes a fraud "
            "alert on to the others."
        ),
    ),
    "us_plan": StepWords(
        N_("Make a report and a plan at IdentityTheft.gov"),
        N_(
            "The questions lead to a report and sample letters. Banks and bureaus accept the "
            "report."
        ),
        N_("Somebody may be using my identity. Please help me make a report and a plan."),
    ),
    "forward_texts": StepWords(
        N_("Forward false messages to the short number"),
        N_("Forwarding is free and helps to stop the sender. Then delete the message."),
    ),
    "gb_scotland": StepWords(
        N_("In Scotland, report it to the police on 101"),
        N_("Report Fraud covers England, Wales and Northern Ireland. Use 999 only for danger."),
        N_("I want to report that somebody misuses my data. How do I do that?"),
    ),
    "read_guide": StepWords(
        N_("Read the public guide for people in an incident"),
        N_("It asks what happened and leads you on. Take your time."),
    ),
    "eu_notice": StepWords(
        N_("Ask the company whether you had to be told"),
        N_(
            "When the risk is high it must tell you in plain words. The notice names effects, "
            "measures and a contact."
        ),
    ),
    "ask_case_workers": StepWords(
        N_("Ask IDCARE for a case worker"),
        N_("The help is free for individuals. They make a plan with you."),
    ),
    "au_credit_ban": StepWords(
        N_("Ask for a credit ban"),
        N_("It is free and starts with 21 days. Nobody can take a loan in your name meanwhile."),
    ),
    "report_scam": StepWords(
        N_("Report it to Scamwatch"),
        N_("Reports help to stop the sender. Then block the number."),
    ),
    "jp_no_deletion_calls": StepWords(
        N_("Hang up on offers to delete your data"),
        N_("Public offices never telephone to offer this. Tell your family about it."),
    ),
    "kr_sim_protection": StepWords(
        N_("Turn on the free SIM protection of your carrier"),
        N_("It stops others from using your line on another phone. Ask in the app or at a shop."),
        N_("Please turn on SIM protection for my line."),
    ),
    "kr_lines": StepWords(
        N_("Use M-Safer to list and block lines in your name"),
        N_("It is free and covers all carriers. Treat it as a lock, not as a wall."),
    ),
    "kr_finder": StepWords(
        N_("Ask the state finder about old passwords"),
        N_(
            "The state service compares names and passwords with known lists. Change such "
            "passwords before you type them there."
        ),
    ),
    "in_chakshu": StepWords(
        N_("Report the call or message with Chakshu"),
        N_("Report it within 30 days. Chakshu is part of Sanchar Saathi."),
    ),
    "in_lines": StepWords(
        N_("See which lines run in your name"),
        N_("TAFCOP in Sanchar Saathi lists them. Mark each line that is not yours or not needed."),
    ),
}
