"""What single lines of a page look like whatever words they hold: bylines, initials, counters, trails, addresses."""

from __future__ import annotations

import re

from flows.articles.dates import is_date_line

# What parts a date from "3 min read" and "Listen".
_BARS = re.compile(r" ?[|•·]")
# "12 shares", "2 min read", "page 2 of 3"
_COUNTER = re.compile(
    r"\d[\d.,]*[km]? (?:shares?|views?|likes?|reads?|hits?)$|\d{1,2} ?-?min(?:ute)?s? read$|page \d+(?: of \d+)?$"
)
# "Read | Army gets boots", "ALSO WATCH: …", "Related – …": a link whose label no list knows
_TEASER = re.compile(
    r"(?:also |must )?(?:read|watch|listen|related)(?: also| more| next| now| further)? ?(?:[:|–—»>]|- )"
)
_COMMENTS = re.compile(
    r"\(?\d{1,5}\)? (?:comments?|responses?|replies)$|(?:comments?|responses?) ?\(\d{1,5}\)$|\d{1,4} thoughts? on "
)
_READER = re.compile(r"[^\s:]*[a-z_]+\d+[^\s:]*(?: on [^:]{4,40})? (?:says|wrote|said):$")
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|d[aeiou]s?|van|von|der|den|bin|binti?|al|el|la|le|y|and|&|in|of|for|the)"
_BYLINE = re.compile(rf"[Bb][Yy]:? {_NAME_WORD}(?:,? {_NAME_WORD}){{0,12}}(?: ?[|/·•].*)?$")
# "From Ann Holm, Oslo", "WORDS Ann Holm PICTURES Per Lie", "Ann Holm (text) and Per Lie (photos)"
_CREDITED = re.compile(
    rf"(?:[Ff]rom|FROM) {_NAME_WORD}(?: {_NAME_WORD}){{1,3}}, ?[A-Z][\w’'. -]{{2,24}}$"
    rf"|(?:WORDS|TEXT|STORY|REPORT|REPORTING|WRITING|PHOTOS?|PICTURES?|IMAGES?|PHOTOGRAPHS?) {_NAME_WORD}"
    rf"(?: {_NAME_WORD}){{1,10}}$"
    rf"|{_NAME_WORD}(?: {_NAME_WORD}){{1,3}} \((?:text|words|story|photos?|pictures?|images?|video)\)"
)
# "mlr/aq/dw", "hs.rk", "--IANS", "dpa jwi mu", "PTI ASK SMN", "(RSS)"
_INITIALS = re.compile(
    r"(?:[a-z]{1,4}[/.]){1,5}[a-z]{1,4}$|--? ?[A-Z]{2,}(?: [A-Z]{2,})?$|[a-z]{2,4}(?: [a-z]{2,3}){1,3}$|\([A-Z]{2,8}\)$"
    r"|(?:PTI|ANI|IANS|UNI|AFP|AP|APP|KUNA|WAM|SPA|MENA|TASS)(?: [A-Z]{2,4}){1,4}$"
)
# "UN Photo/Marit Haugland", "Photo MINUSCA / Leonel Grothe", "(AP Photo/Jo Doe)", "REUTERS/Jo Doe"
_PHOTO = re.compile(
    r"[(\[]?(?:[A-Z][\w&.-]* ){0,3}(?:Photos?|File [Pp]hoto|Pictures?|FOTO|PHOTO)\b ?[/:(A-Z]"
    r"|[A-Z]{2,}[\w&.-]*/[A-Z][a-z]"
)
# "A dry reservoir near Zinder. © Fatouma Idé-Garba"
_RIGHTS_HOLDER = re.compile(r"(?:[^.!?]{20,200}|.{0,240}[.!?)”\"]) \(?© ?[^.]{2,60}$")
# "… on Tuesday. | Photo Credit: Jo Doe"
_BARRED_CREDIT = re.compile(r"\| ?(?:File )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)\b.{0,60}$")
# "… in Berlin. AFP/Jo Doe", "… in Berlin. Jo Doe/AFP"
_SLASHED_CREDIT = re.compile(r"[.!?”] (?:[A-Z]{2,}[\w&.-]*/[A-Z][\w. -]{2,40}|[A-Z][\w. -]{2,40}/[A-Z]{2,})$")
# "SC/20417", "COTONOU/2045/FC.3 (Final)  Original: French", "POL-UN-JORDAN-POLICE", a web or mail address
_REFERENCE = re.compile(
    r"(?:[A-Z]{1,10}/)+[\w./-]*\d[\w./-]*(?: \([A-Za-z]+\))?(?:  .{3,40})?$"
    r"|[A-Z0-9]+(?:-[A-Z0-9]+){2,}$|(?:https?://|www\.)\S+$|\S+@\S+\.\w+$"
)
_AGO = re.compile(r"\d{1,3} (?:minute|min|hour|day|week|month|year)s? ago$")
# "A blog about promises", "Staff magazine of the harbour police, Issue 4", "Notes from a kitchen by the lake",
# "The newspaper of record since 1921", "harbourlight.example / a diary": what a publisher says of itself.
_PERIODICAL = (
    "blog|weblog|newspaper|newsletter|magazine|journal|weekly|daily|monthly|quarterly|podcast|portal|bulletin|gazette|diary|"
    "periodical|review|newsroom"
)
_TAGLINE = re.compile(
    rf"(?:(?:an?|the|your)\b.{{0,40}}\b(?:{_PERIODICAL})\b(?! (?:says?|said|reports?|reported|writes?|wrote)\b)"
    rf"|(?:[\w'’-]+ ){{0,3}}(?:{_PERIODICAL}) (?:of|for|about|on|from) "
    r"|(?:(?:some|more|random|field|travel) )?(?:notes|dispatches|letters|postcards|thoughts|views|musings|scribbles|"
    r"reflections|stories|ramblings|observations) (?:from|on|about) (?:[\w’'-]+ ?){1,7}$"
    r"|.*\b(?:automatic|machine|computer|unofficial|courtesy)[ -]translat|version in [A-Z]"
    r"|.*\bsince (?:18|19|20)\d\d$|(?:all the )?(?:news|views) (?:and|that|you)\b"
    r"|.*\b(?:issue|vol(?:ume|\.)?|edition|no\.?|number) \d{1,5}(?: of (?:19|20)\d\d)?\b.{0,24}\bpages? \d+$"
    r"|[\w-]+\.(?:example|com|org|net|info|int|blog|news)\b)",
    re.IGNORECASE,
)
# "Automatic translation from Polish. The editors do not answer for errors.": what stands above a translated page.
_TRANSLATED = re.compile(
    r"[\[(]?(?:(?:this|the) (?:text|page|article|translation|document|story) (?:was|is|has been)\b.{0,40}\btranslat"
    r"|(?:this is )?an? ?(?:automatic|machine|computer|unofficial|automated)[ -]translat"
    r"|(?:automatic|machine|computer|unofficial|automated)(?:ally)?[ -]translat|translat(?:ed|ion) "
    r"(?:from|by|of|with)\b)",
    re.IGNORECASE,
)
_STEP = re.compile(r" (?:»|›|→|>|::) ")


def is_counter(key: str) -> bool:
    """Whether a case-folded line counts shares, views, minutes of reading or pages."""
    return len(key) <= 30 and bool(_COUNTER.match(key))


def is_teaser(key: str) -> bool:
    """Whether a case-folded line is a labelled link to another story, and no sentence."""
    return key[-1] not in ".,;" and bool(_TEASER.match(key))


def opens_comments(key: str) -> bool:
    """Whether a case-folded line opens the readers' corner: "3 comments", "fuelqueue22 says:"."""
    return bool(_COMMENTS.match(key)) or (key[-1] == ":" and bool(_READER.match(key)))


def names_photographer(line: str) -> bool:
    """Whether a line ends with the credit or copyright of the picture it tells of."""
    if "©" in line and _RIGHTS_HOLDER.match(line):
        return True
    if "|" in line and _BARRED_CREDIT.search(line, 1):
        return True
    return "/" in line and bool(_SLASHED_CREDIT.search(line))


def is_publication_line(line: str, key: str) -> bool:
    """Whether a line holds only a date, a document number or an address, or a date among other things behind bars."""
    if (
        is_date_line(key)
        or _AGO.match(key)
        or ("|" in line and any(is_date_line(segment) for segment in key.split("|")))
        or is_date_line(_BARS.split(key, maxsplit=1)[0])
    ):
        return True
    return any(sign in line for sign in "/-@") and bool(_REFERENCE.match(line))


def is_byline(line: str) -> bool:
    """Whether a line is "By" or "Text" and names, or an agency's sign-off in initials."""
    return (
        (line[:2].lower() == "by" and bool(_BYLINE.match(line)))
        or (len(line) <= 24 and bool(_INITIALS.match(line)))
        or bool(_CREDITED.match(line))
    )


def is_photo_credit(line: str, key: str) -> bool:
    """Whether a line opens with the credit of a picture; a long one is its caption too."""
    return any(sign in key for sign in ("/", "photo", "picture", "foto")) and bool(_PHOTO.match(line))


def is_tagline(line: str) -> bool:
    """Whether a line of a page's head says what the publication is, and not what this article tells."""
    return len(line) <= 100 and line[-1] not in ".?!:;," and bool(_TAGLINE.match(line))


def is_translators_note(text: str) -> bool:
    """Whether a short paragraph says that what follows is a translation, and whose."""
    return len(text) <= 240 and bool(_TRANSLATED.match(text))


def is_trail(line: str) -> bool:
    """Whether a line is a breadcrumb trail ("Home » World » Latin America"): short names, no sentence."""
    if len(line) > 120 or line[-1] in '.!?:;,”"':
        return False
    steps = _STEP.split(line) if any(sign in line for sign in "»›→>:") else line.split(" / ")
    if len(steps) < 2 or not all(step.strip() and len(step.split()) <= 6 for step in steps):
        return False
    return steps[0].strip().casefold() == "home" or (len(steps) > 2 and " / " not in line)
