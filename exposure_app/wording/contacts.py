"""Names of those to call or to visit.

The one rule: the name only; number and address stand in the advice tables, where they are dated.
"""

from typing import Final

from exposure_app.i18n import N_

CONTACTS: Final = {
    "carrier": N_("Your carrier: number on the letter of the SIM card or on a bill"),
    "bank": N_("Your bank: number on the back of the card"),
    "police": N_("The police where you live"),
    "china_mobile": N_("China Mobile"),
    "china_unicom": N_("China Unicom"),
    "china_telecom": N_("China Telecom"),
    "china_broadnet": N_("China Broadnet"),
    "cn_fraud_line": N_("Police anti-fraud line (110 for a crime under way)"),
    "cn_12321": N_("Junk and abuse reporting centre 12321"),
    "cn_12381": N_("Telecom line of the ministry"),
    "cn_lines": N_("State query of lines by ID card"),
    "cn_accounts": N_("State query of accounts, in the WeChat account of the ministry"),
    "cn_fraud_app": N_("National Anti-Fraud Center app"),
    "hk_police": N_("Police helpline of Hong Kong"),
    "hk_scameter": N_("Scameter of the Hong Kong police"),
    "hk_privacy": N_("Personal data fraud line of the privacy commissioner"),
    "tw_165": N_("Anti-fraud line of the police"),
    "sg_scamshield": N_("ScamShield helpline, all hours"),
    "sg_pdpc": N_("Personal Data Protection Commission"),
    "us_ftc": N_("Federal Trade Commission, IdentityTheft.gov"),
    "us_bureaus": N_("Equifax, Experian and TransUnion"),
    "us_fcc": N_("Federal Communications Commission"),
    "us_verizon": N_("Verizon: number on a bill or in its app"),
    "us_att": N_("AT&T: number on a bill or in its app"),
    "us_tmobile": N_("T-Mobile: number on a bill or in its app"),
    "gb_159": N_("159 connects to your bank and never calls you"),
    "gb_report_fraud": N_("Report Fraud"),
    "gb_7726": N_("Free number for false messages"),
    "gb_scotland": N_("Police Scotland"),
    "gb_ncsc": N_("National Cyber Security Centre"),
    "data_authority": N_("The data protection authority of your country"),
    "fr_17cyber": N_("17Cyber"),
    "fr_33700": N_("Number for unwanted messages and calls"),
    "de_bnetza": N_("Federal Network Agency, misuse of numbers"),
    "au_idcare": N_("IDCARE"),
    "au_hacked": N_("Guide of the Australian Cyber Security Centre"),
    "au_scamwatch": N_("Scamwatch"),
    "au_bureaus": N_("Any credit bureau in Australia"),
    "jp_police": N_("Police advice line"),
    "jp_188": N_("Consumer line"),
    "jp_privacy": N_("Personal Information Protection Commission, weekdays"),
    "kr_msafer": N_("M-Safer"),
    "kr_finder": N_("Finder of the privacy commission"),
    "kr_118": N_("Internet and security agency"),
    "in_1930": N_("Line for lost money, and cybercrime portal"),
    "in_chakshu": N_("Chakshu in Sanchar Saathi"),
    "in_tafcop": N_("TAFCOP in Sanchar Saathi"),
}
