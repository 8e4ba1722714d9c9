"""Read cues that come before what is said: X said that A; X's claim that A; X is accused of A."""

from collections.abc import Sequence

from reader.engine._contents import DASHES, clause_end, complement_start
from reader.engine._grammar import POSSESSORS, Tag
from reader.engine._reporting import Cue, CueKind
from reader.engine._scene import CERTAIN, CLAUSAL, FINITE, STRONG, Found, Scene
from reader.engine._sources import Range, phrase_after, shared_subject, subject_before

_CLAUSE_OPENS = frozenset([Tag.THAT, Tag.QUOTATION, Tag.RELATIVE, Tag.PRONOUN, Tag.TO])
_NO_CONTENT = frozenset([Tag.MARK, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.MODAL])
_FRONTING = frozenset(["when", "if"])
_FARTHEST_AGENT = 8
_FARTHEST_SAYING = 9
_QUOTING = frozenset("quoted quotes quote quoting cited cites".split())
_ADDING_A_VERB = frozenset([Tag.RELATIVE, Tag.THAT, Tag.SUBORDINATOR, Tag.CONJUNCTION, Tag.TO])
_IN_VERB_GROUP = frozenset([Tag.AUXILIARY, Tag.MODAL, Tag.ADVERB, Tag.NEGATION, Tag.TO])
_TENSED = frozenset(
    """is are was were has have had will would can could may might shall should must does did
    do""".split()
)

# Things that speak for their makers: "a letter urging the board to pay".
_SPEAKING_THINGS = frozenset(
    """ad article bill book column complaint email essay film footage lawsuit law letter memo
    message motion note paper petition poll post press report resolution review rule sign song
    speech statement story study survey text tweet video warrant group crowd board
    committee spokesman spokeswoman man woman official officer one person""".split()
)


def before_speech(scene: Scene, cue: Cue, earlier: Sequence[Found]) -> list[Found]:
    """Find what a cue says of the words after it; `earlier` may lend it their source."""
    told = _as_saying(scene, cue)
    if told:
        return told
    if cue.kind is CueKind.PASSIVE:
        return _passive(scene, cue)
    start = complement_start(scene.tokens, cue)
    if start >= len(scene.tokens) or not _is_enough(scene, cue, start):
        return []
    is_noun = cue.kind is CueKind.NOUN
    source = _possessor(scene, cue) if is_noun else _subject(scene, cue, earlier)
    content = (start, _content_end(scene, cue, start))
    if content[0] >= content[1]:
        return []
    # The infinitive's "to" is part of its form: "took to the air to accuse the board".
    first = cue.start - (cue.kind is CueKind.INFINITIVE and scene.tag(cue.start - 1) is Tag.TO)
    return [Found(source=source, cue=(first, cue.end), content=content)]


def _as_saying(scene: Scene, cue: Cue) -> list[Found]:
    """Read "quoted X as saying C" and "X was quoted as saying C"."""
    if scene.form(cue.head) not in _QUOTING:
        return []
    end = min(cue.end + _FARTHEST_SAYING, len(scene.tokens) - 2)
    at = next((n for n in range(cue.end, end) if scene.form(n) == "as"), None)
    if at is None or not scene.form(at + 1).endswith("ing"):
        return []
    content = (at + 2, clause_end(scene.tokens, at + 2, scene.cues))
    if content[0] >= content[1]:
        return []
    if cue.kind is CueKind.PASSIVE:
        source = subject_before(scene.tokens, cue.start)
        return [Found(source=source, cue=(cue.start, at + 2), content=content)]
    return [Found(source=(cue.end, at), cue=(at, at + 2), content=content)] if at > cue.end else []


def _content_end(scene: Scene, cue: Cue, start: int) -> int:
    if scene.tokens[start].is_speech:
        return start + 1
    end = clause_end(scene.tokens, start, scene.cues)
    if cue.kind is CueKind.NOUN and _opens_sentence(scene, cue):
        end = _matrix_verb(scene, start, end)
    if _is_aside(scene, cue):
        return next((n for n in range(start, end) if scene.form(n) == ","), end)
    if scene.form(cue.start - 1) in DASHES:
        end = next((n for n in range(start, end) if scene.form(n) in DASHES), end)
    if not _is_fronted(scene, cue):
        return end
    commas = (n for n in range(start, end) if scene.form(n) == ",")
    return next((n for n in commas if scene.begins_clause(n + 1)), end)


def _opens_sentence(scene: Scene, cue: Cue) -> bool:
    """Say whether no verb stands before a cue: what it belongs to is the subject."""
    return not any(map(scene.is_finite, range(cue.start)))


def _is_aside(scene: Scene, cue: Cue) -> bool:
    """Say whether a participle parts the subject from its verb: "Bo, citing reports, left"."""
    after_comma = cue.kind is CueKind.GERUND and scene.form(cue.start - 1) == ","
    return after_comma and _opens_sentence(scene, cue)


def _matrix_verb(scene: Scene, start: int, end: int) -> int:
    """Give where the main verb follows the clause or infinitive that begins at `start`."""
    verbs = 1 if scene.tag(start) is not Tag.TO else 0
    for n in range(start, end):
        if scene.tag(n) in _ADDING_A_VERB and n > start:
            verbs += 1
        last = scene.tag(n - 1)
        goes_on = last in _IN_VERB_GROUP or (last is Tag.VERB and scene.form(n) not in _TENSED)
        if scene.is_finite(n) and not (goes_on and n > start):
            verbs -= 1
            if verbs < 0:
                return n
    return end


def _is_fronted(scene: Scene, cue: Cue) -> bool:
    """Say whether the cue stands in an adjunct before the main clause: "Despite his claim that"."""
    opens = scene.tag(0) in (Tag.PREPOSITION, Tag.SUBORDINATOR) or scene.form(0) in _FRONTING
    return opens and all(scene.form(n) != "," for n in range(cue.start))


def _is_enough(scene: Scene, cue: Cue, start: int) -> bool:
    """Say whether the complement is of a kind that the cue's weight asks for."""
    tag = scene.tag(start)
    if _speaks(scene, start) or (tag in _NO_CONTENT and scene.form(start) != "as"):
        return False
    is_noun = cue.entry.phrase.startswith(("a ", "an "))
    if is_noun and scene.tag(cue.end - 1) is Tag.PREPOSITION:
        return True
    if cue.kind is CueKind.INFINITIVE and cue.entry.group not in ("blame", "claim"):
        return tag in (Tag.THAT, Tag.RELATIVE)
    if tag is Tag.QUOTATION or cue.entry.weight < CLAUSAL:
        return tag is Tag.QUOTATION
    if cue.entry.group == "evidence" and tag is Tag.TO:
        return False
    return cue.entry.weight >= STRONG or tag in _CLAUSE_OPENS or scene.begins_clause(start)


def _speaks(scene: Scene, at: int) -> bool:
    """Say whether a sure reporting verb stands at a place."""
    return any(
        cue.start <= at <= cue.head and cue.entry.weight >= CERTAIN and cue.kind is CueKind.ACTIVE
        for cue in scene.cues
    )


def _subject(scene: Scene, cue: Cue, earlier: Sequence[Found]) -> Range | None:
    """Find who speaks: the verb's own subject, else that of the cue or verb before it."""
    own = None
    if cue.kind is CueKind.ACTIVE:
        own = subject_before(scene.tokens, cue.start)
    elif _is_aside(scene, cue):
        own = subject_before(scene.tokens, cue.start - 1)
    elif cue.kind is CueKind.GERUND and cue.start > 0:
        own = _subject_of_participle(scene, cue.start)
    if own:
        return own
    for found in reversed(earlier):
        if found.cue[1] <= cue.start:
            return found.source
    return shared_subject(scene.tokens, cue.start, nearest=cue.kind is CueKind.ACTIVE)


def _subject_of_participle(scene: Scene, at: int) -> Range | None:
    """Find the noun that a participle follows directly: footage of *Bo Lund* asking."""
    last = scene.tokens[at - 1]
    if last.capital and last.tag is Tag.NAME:
        start = at
        while scene.tag(start - 1) is Tag.NAME:
            start -= 1
        return start, at
    speaks = last.form in _SPEAKING_THINGS or last.tag is Tag.OBJECT or last.form.endswith("s")
    return subject_before(scene.tokens, at) if speaks else None


def _possessor(scene: Scene, cue: Cue) -> Range | None:
    """Find whose claim it is: Bo's claim that, his firm claim that."""
    at = cue.start - 1
    while scene.tag(at) in (Tag.WORD, Tag.ADVERB, Tag.NAME):
        at -= 1
    if at >= 0 and scene.tag(at) is Tag.POSSESSIVE:
        return subject_before(scene.tokens, at)
    return (at, at + 1) if scene.form(at) in POSSESSORS else None


def _passive(scene: Scene, cue: Cue) -> list[Found]:
    """Read "Y is expected to C" and "Y was accused by X of C": Y and C are content."""
    at, end, source = cue.end, cue.end, None
    if cue.entry.weight < STRONG and scene.tag(at) not in (Tag.TO, Tag.THAT):
        return []
    if scene.form(at) == "by":
        source, end = _agent(scene, at), at + 1
        at = source[1] if source else at + 1
    source = source or _later_agent(scene, at)
    if source is None and not _opens_complement(scene, cue, at):
        return []
    contents = [subject_before(scene.tokens, cue.start)]
    if scene.tag(at) is not Tag.MARK:
        contents.append((at, clause_end(scene.tokens, at, scene.cues)))
    here = (cue.start, end)
    return [Found(source=source, cue=here, content=c) for c in contents if c and c[0] < c[1]]


def _agent(scene: Scene, by: int) -> Range | None:
    end = phrase_after(scene.tokens, by + 1)
    return (by + 1, end) if end > by + 1 else None


def _later_agent(scene: Scene, at: int) -> Range | None:
    """Find "by X" after the complement of a passive: "was called a liar by X"."""
    for number in range(at, min(at + _FARTHEST_AGENT, len(scene.tokens))):
        if scene.form(number) == "by":
            return _agent(scene, number)
        if scene.tag(number) in (Tag.MARK, Tag.TO, Tag.THAT, *FINITE):
            break
    return None


def _opens_complement(scene: Scene, cue: Cue, at: int) -> bool:
    tag = scene.tag(at)
    if tag in (Tag.TO, Tag.THAT, Tag.QUOTATION):
        return True
    is_named = tag in (Tag.DETERMINER, Tag.NAME) or scene.form(at) in ("as", "of")
    return is_named and cue.entry.weight >= STRONG
