"""Whether a verb commits, and how: pledge, reaffirm, deliver, or (plan, hope, demand, refusal) not at all."""

from __future__ import annotations

from flows.articles.article import BlockKind
from flows.extract.document import Document
from flows.extract.marks import mark
from flows.extract.pledges import Predicate
from flows.extract.sentences import Sentence

#: Verbs whose clause tells what somebody hopes, plans, asks or doubts: nothing below them is a commitment.
UNCOMMITTED = frozenset(
    "hope expect wish believe think doubt ask urge want demand request propose recommend fear wonder consider "
    "weigh suggest plan intend appeal beg call "
    "encourage invite predict speculate plead desire aim mull explore examine study discuss debate imagine assume "
    "suppose guess argue question "
    "dream long need require insist may might seek try".split()
)
#: Words that open a condition.
CONDITION = mark(lambda _: ("if", "unless", "provided"))
#: Verbs that report words without promising anything themselves.
REPORTING = frozenset(
    "say tell announce disclose reveal add confirm note state inform explain declare report recall stress "
    "underline point observe remark reply write claim "
    "promise pledge vow assure undertake guarantee commit agree".split()
)
#: Verbs whose present tense in a headline means what is about to be done.
PRESENT_GIFTS = frozenset("send give lend donate provide supply fund finance train build buy ship fly deploy".split())
#: Verbs whose present tense tells of a gift in a report, where its amount is told ("Norway pays 2 million").
PRESENT_NEWS = frozenset("give pay send lend donate sponsor spend dispatch despatch invest".split())
#: Verbs whose future gives nothing ("forty observers will be needed").
UNGIVING = UNCOMMITTED | frozenset("lack miss cost lose kill die injure wound fall retire vanish suffer face".split())
BACKGROUND = frozenset(
    "since far date currently presently ever existing total years historically traditionally decades annually "
    "routinely".split()
)
WITHDRAWN = frozenset(
    "withdraw revoke rescind cancel scrap drop shelve lapse abandon retract renege refuse decline deny reject".split()
)
#: Verbs of giving so general that the past tense alone tells of no contribution.
GENERAL_GIVING = frozenset(
    "send deploy dispatch despatch give provide supply train equip fund finance build install contribute fly "
    "present spend invest pay put complete arrive reach land ship".split()
)
#: Verbs by which "this" or "it" is told to be an older promise.
REPEATING = frozenset("repeats repeat restates renews reiterates reaffirms confirms restated renewed repeated".split())
#: Adjectives that make an undertaking an old one ("its continued backing").
STANDING = frozenset(
    "continued continuing ongoing steadfast unwavering renewed standing unchanged abiding existing firm "
    "longstanding long-standing".split()
)


def stance(doc: Document, sentence: Sentence, predicate: Predicate) -> str | None:
    """The action that a predicate commits to, or None."""
    group, frames = predicate.group, predicate.frames
    if "none" in frames:
        return None
    if group.lemma in ("go", "carry") and "reaffirm" in frames and not _goes_on(doc, predicate.end):
        return None
    if group.lemma == "go" and doc.tags[predicate.end : predicate.end + 1] == "T":
        return None
    if group.negated or group.lemma in WITHDRAWN or (not frames and group.lemma in UNGIVING):
        return None
    if doc.tokens.low[sentence.last - 1] == "?":
        return None
    if group.modal and group.modal not in ("will", "shall", "would", "'ll", "to"):
        able = group.modal in ("can", "could") and "offer" in frames and predicate.long
        able = able or (group.modal == "can" and group.lemma in ("offer", "pledge"))
        return "pledge" if able and not _conditional(doc, sentence, predicate) else None
    if group.modal == "would" and (
        group.lemma in ("like", "have", "love", "prefer") or doc.tokens.low[group.first + 1] == "rather"
    ):
        return None
    action = _by_frame(doc, predicate)
    return None if action is None or _conditional(doc, sentence, predicate) else action


def _headline_present(doc: Document, predicate: Predicate) -> bool:
    """Whether a headline's present tense tells of a gift ("Nepal sends 200 police officers")."""
    if predicate.group.lemma not in PRESENT_GIFTS or doc.tags[predicate.group.head] != "V" or predicate.group.modal:
        return False
    sentence = doc.sentence_of(predicate.group.head)
    return sentence is not None and doc.kind(sentence) in (BlockKind.TITLE, BlockKind.HEADING)


def told_now(doc: Document, predicate: Predicate) -> bool:
    """Whether the present tense of a verb of giving tells the news ("Switzerland gives five million francs")."""
    group = predicate.group
    plain = not (group.modal or group.past or group.perfect or group.passive or group.progressive)
    return plain and not predicate.future and group.lemma in PRESENT_NEWS and doc.tags[group.head] == "V"


def _goes_on(doc: Document, i: int) -> bool:
    """Whether "goes on", "carries on" is followed by what goes on ("goes on supplying", "carry on with")."""
    return doc.tags[i : i + 1] == "G" or doc.tokens.low[i : i + 1] == ["with"]


def _by_frame(doc: Document, predicate: Predicate) -> str | None:
    group, frames = predicate.group, predicate.frames
    if (
        "handover" in frames
        and not group.modal
        and (group.perfect or group.passive)
        and predicate.kind == "finite"
        and "promise" not in frames
    ):
        return "deliver"
    keeps = group.lemma in ("keep", "maintain", "hold") or (group.lemma == "continue" and group.past)
    if keeps and not group.modal and not group.progressive and not predicate.long:
        return None
    if _headline_present(doc, predicate):
        return "pledge"
    if predicate.future and group.modal:
        if "promise" in frames and not frames & {"give", "offer"}:
            return None
        return "reaffirm" if "reaffirm" in frames and "give" not in frames else "pledge"
    if "reaffirm" in frames and not frames & {"promise", "offer"}:
        if "give" in frames and not group.past:
            return None
        return "reaffirm"
    if "money" in frames:
        return "deliver" if group.perfect or (group.past and not group.passive) else "pledge"
    if frames & {"promise", "offer"}:
        return "pledge"
    if predicate.future:
        return "pledge" if "give" in frames else None
    if (
        "handover" in frames
        and (group.past or group.perfect or group.passive or group.lemma in ("be", "stay"))
        and predicate.kind != "participle"
    ):
        return "deliver"
    return "pledge" if "record" in frames or told_now(doc, predicate) else None


def is_uncommitted(above: Predicate | None) -> bool:
    """Whether the verb that governs a clause makes it a hope, a plan, a demand or a denial."""
    if above is None:
        return False
    group = above.group
    if group.lemma in WITHDRAWN:
        return True
    if group.lemma in UNCOMMITTED and group.lemma not in ("insist", "argue"):
        return True
    return group.negated and group.lemma in REPORTING


def _conditional(doc: Document, sentence: Sentence, predicate: Predicate) -> bool:
    """Whether an if-clause stands in the sentence, on the same side of a semicolon."""
    low = doc.tokens.low
    if low[sentence.first] == "should":
        return True  # "Should the council extend the mandate, Ghana will …"
    if "whether" in low[max(sentence.first, predicate.first - 8) : predicate.first]:
        return True
    for i in doc.places(sentence.first, sentence.last, CONDITION) if doc.mark(sentence) & CONDITION else ():
        if not (i and low[i - 1] in ("even", "as", "only", "asked", "what")):
            lo, hi = min(i, predicate.group.head), max(i, predicate.group.head)
            between = low[lo:hi]
            if low[i] == "provided" and (i + 1 >= len(low) or low[i + 1] not in ("that", "the")):
                continue
            if ";" not in between and doc.quoted[i] is doc.quoted[predicate.group.head]:
                return True
    return False


def is_old(doc: Document, first: int, last: int) -> bool:
    """Whether a stretch says that the promise is an older one ("last year", "four years ago", "made in 2041")."""
    low = doc.tokens.low
    for i in range(first, last):
        if low[i] in ("again", "anew") or (low[i] == "once" and low[i + 1 : i + 2] == ["more"]):
            return True
        if low[i] in ("ago", "earlier", "previously", "already", "predecessor") or (
            low[i] == "last"
            and i + 1 < last
            and low[i + 1] in ("year", "month", "week", "autumn", "spring", "summer", "winter", "december")
        ):
            return True
    return False


def is_background(doc: Document, first: int, last: int) -> bool:
    """Whether a stretch counts up what was done over the years."""
    low = doc.tokens.low
    for i in range(first, last):
        if low[i] in ("far", "date") and i and low[i - 1] in ("so", "to"):
            return True
        if low[i] in ("currently", "presently", "historically", "annually", "every"):
            return True
        if low[i] == "since" and i + 1 < last and (low[i + 1][0].isdigit() or low[i + 1] in ("then", "joining", "the")):
            return True
        if (
            low[i] == "over"
            and i + 3 < last
            and low[i + 1] in ("the", "its")
            and ("years" in low[i + 2 : i + 5] or "decades" in low[i + 2 : i + 5])
        ):
            return True
    return False


def repeats(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence says of what stands before it that it is an older promise ("This merely repeats …")."""
    words = doc.tokens.low[sentence.first : sentence.last]
    return words[0] in ("this", "it", "both", "these", "the") and not REPEATING.isdisjoint(words[:6])
