"""Read cues that come after, or amid, what was said: “A,” said X; A, according to X."""

from reader.engine._contents import clause_end, medium_end
from reader.engine._grammar import Tag
from reader.engine._reporting import Cue, CueKind
from reader.engine._scene import CERTAIN, FINITE, STRONG, TELLING_GROUPS, Found, Scene
from reader.engine._sources import Range, phrase_after, subject_before

_FARTHEST_REST = 12
_LONGEST_HEADLINE_SOURCE = 4
_SUBJECT_OPENS = frozenset([Tag.DETERMINER, Tag.NAME, Tag.PRONOUN, Tag.WORD, Tag.NUMBER])


def after_speech(scene: Scene, cue: Cue) -> list[Found]:
    """Find what a cue says of the words before it; nothing where it says none."""
    if cue.kind is CueKind.VOICE:
        return _voice(scene, cue)
    if cue.kind is CueKind.ADVERB:
        return _adverb(scene, cue)
    return _telling(scene, cue) if cue.kind is CueKind.ACTIVE else []


def _telling(scene: Scene, cue: Cue) -> list[Found]:
    """Read a verb with its subject before or after it."""
    end = phrase_after(scene.tokens, cue.end)
    if _closes_headline(scene, cue, end) or _is_inverted(scene, cue, end):
        return _pieces(scene, cue, (cue.end, end), (cue.start, end))
    subject = subject_before(scene.tokens, cue.start)
    if subject and _opens_comment(scene, cue, subject[0]):
        start = medium_end(scene.tokens, cue.end) + 1
        content = (start, clause_end(scene.tokens, start, scene.cues))
        here = (cue.start, cue.end)
        return [Found(source=subject, cue=here, content=content)] if content[0] < content[1] else []
    if subject and _follows_speech(scene, cue, subject[0]):
        return _pieces(scene, cue, subject, (subject[0], cue.end))
    if subject and _is_comment(scene, cue, subject[0]):
        return _pieces(scene, cue, subject, (subject[0] - 1, cue.end))
    return []


def _opens_comment(scene: Scene, cue: Cue, subject_start: int) -> bool:
    """Say whether the sentence opens with a comment clause: "As Bo has said, it rains"."""
    opens = scene.form(0) == "as" and subject_start == 1 and cue.entry.weight >= CERTAIN
    return opens and scene.form(medium_end(scene.tokens, cue.end)) == ","


def _is_comment(scene: Scene, cue: Cue, subject_start: int) -> bool:
    """Say whether the cue stands in a comment clause: "it was raining, as Bo has said"."""
    has_as = subject_start > 2 and scene.form(subject_start - 1) == "as"
    is_certain = cue.entry.weight >= CERTAIN or cue.entry.phrase == "put it"
    return has_as and is_certain and _stands_alone(scene, cue, subject_start)


def _is_inverted(scene: Scene, cue: Cue, end: int) -> bool:
    """Say whether the subject follows: “Yes,” said Bo; it rains, reported the paper."""
    if end <= cue.end or scene.is_finite(end) or not _speech_before(scene, cue.start):
        return False
    if scene.tag(cue.start - 1) is Tag.QUOTATION:
        return True
    is_bare = cue.end == cue.head + 1
    return is_bare and cue.entry.group in TELLING_GROUPS and cue.entry.weight >= STRONG


def _closes_headline(scene: Scene, cue: Cue, end: int) -> bool:
    """Say whether the cue ends a headline: "Dam To Be Drained Says Report"."""
    if scene.form(cue.head) not in ("say", "says") or cue.start < 3:
        return False
    has_subject = scene.tag(cue.start - 1) in (Tag.PRONOUN, Tag.RELATIVE, Tag.THAT)
    closes = end == len(scene.tokens) and 0 < end - cue.end <= _LONGEST_HEADLINE_SOURCE
    return closes and not has_subject and any(map(scene.is_finite, range(cue.start)))


def _follows_speech(scene: Scene, cue: Cue, subject_start: int) -> bool:
    if not _stands_alone(scene, cue, subject_start):
        return False
    rest = scene.without_marks(cue.end, len(scene.tokens))
    is_aside = rest[0] >= rest[1] or scene.form(cue.end) == ","
    has_comma = subject_start > 1 and scene.form(subject_start - 1) == ","
    is_tail = is_aside and has_comma and cue.entry.weight >= CERTAIN
    return is_tail or _speech_before(scene, subject_start)


def _speech_before(scene: Scene, at: int) -> bool:
    """Say whether a quotation, or a clause and a comma, ends right before a place."""
    if at < 1:
        return False
    if scene.tag(at - 1) is Tag.QUOTATION:
        return scene.tokens[at - 1].is_speech
    if scene.form(at - 1) != ",":
        return False
    for number in range(at - 2, -1, -1):
        if scene.form(number) == ",":
            break
        if scene.tag(number) in (*FINITE, Tag.QUOTATION):
            return True
    return False


def _stands_alone(scene: Scene, cue: Cue, subject_start: int) -> bool:
    """Say whether the cue has no complement of its own to its right."""
    if subject_start > 0 and scene.tag(subject_start - 1) is Tag.QUOTATION:
        return True
    end = medium_end(scene.tokens, cue.end)
    while scene.tag(end) in (Tag.TIME, Tag.ADVERB):
        end += 1
    return scene.tag(end) is Tag.MARK and scene.form(end) != ":"


def _pieces(scene: Scene, cue: Cue, source: Range, attribution: Range) -> list[Found]:
    """Give the content before the attribution, and the one that goes on after it."""
    before, after = attribution
    contents = [scene.without_marks(_clause_start(scene, before), before), _rest(scene, after)]
    here = (cue.start, cue.end)
    return [Found(source=source, cue=here, content=c) for c in contents if c and c[0] < c[1]]


def _clause_start(scene: Scene, before: int) -> int:
    speaks = any(c.end <= before and c.entry.weight >= CERTAIN for c in scene.cues)
    stops = (";", ",") if speaks else (";",)
    for number in range(before - 2, -1, -1):
        if scene.form(number) in stops:
            return number + 1
    return 0


def _rest(scene: Scene, at: int) -> Range | None:
    """Find what goes on after the attribution: a quotation, or a clause after a comma."""
    for number in range(at, min(len(scene.tokens), at + _FARTHEST_REST)):
        is_opened = scene.form(number - 1) in (",", ":")
        if scene.tag(number) is Tag.QUOTATION and is_opened:
            return number, clause_end(scene.tokens, number, scene.cues)
    if scene.form(at) != "," or scene.tag(at + 1) not in _SUBJECT_OPENS:
        return None
    if scene.form(at + 1).endswith("ing") or not scene.begins_clause(at + 1):
        return None
    return at + 1, clause_end(scene.tokens, at + 1, scene.cues)


def _voice(scene: Scene, cue: Cue) -> list[Found]:
    """Read "according to X, C" and "C, according to X"."""
    end = phrase_after(scene.tokens, cue.end)
    if end == cue.end:
        return []
    if cue.start == 0:
        content = (end + 1, clause_end(scene.tokens, end + 1, scene.cues))
    else:
        content = scene.without_marks(_clause_start(scene, cue.start), cue.start)
    if content[0] >= content[1]:
        return []
    return [Found(source=(cue.end, end), cue=(cue.start, cue.end), content=content)]


def _adverb(scene: Scene, cue: Cue) -> list[Found]:
    """Read "he allegedly took it": the words around the adverb are its content."""
    after = (cue.end, clause_end(scene.tokens, cue.end, scene.cues))
    pieces = (subject_before(scene.tokens, cue.start), after)
    here = (cue.start, cue.end)
    return [Found(source=None, cue=here, content=p) for p in pieces if p and p[0] < p[1]]
