"""Notes back from a Markdown document as `notes_as_markdown` writes it, or from any other."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from reader.core import Anchor, Dossier, Note, ReaderError, Side, Span, Subject, Target, anchor_at
from reader.presentation import subject_words

_SECTION = re.compile(r"^## (?P<name>[^\n(]+?)(?: \((?P<variety>\w+)\))?$", re.MULTILINE)
_PASSAGE = re.compile(r"> ([AB]): (.+)")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z?")
_RULE = "---"


def notes_from_markdown(data: bytes, dossier: Dossier) -> tuple[Note, ...]:
    """Read notes, each under the heading of what it is about and the words of its passages.

    Passages are looked for by their words; those that stand nowhere make an orphan. A note that
    the dossier has is given as it is there. A document without such headings is one note on the
    pair. Raises `ReaderError`.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ReaderError("This is not Markdown in UTF-8.", "Save it as UTF-8.") from error
    subjects = {subject_words(subject): subject for subject in Subject}
    heads = [found for found in _SECTION.finditer(text) if found["name"] in subjects]
    if not heads:
        if not text.strip():
            raise ReaderError("There is no note in it.", "Choose a document with notes.")
        return (_made(Target(subject=Subject.PAIR), [text.strip()]),)
    ends = [*(found.start() for found in heads[1:]), len(text)]
    there = {_told(note): note for note in dossier.notes}
    notes = (
        _note(subjects[head["name"]], head["variety"] or "", text[head.end() : end], dossier)
        for head, end in zip(heads, ends, strict=True)
    )
    return tuple(there.get(_told(note), note) for note in notes)


def _note(subject: Subject, variety: str, section: str, dossier: Dossier) -> Note:
    parts = [part.strip("\n") for part in section.split("\n\n") if part.strip()]
    if parts and parts[-1].strip() == _RULE:
        parts.pop()
    passages = _passages(parts)
    a, b = (
        tuple(_anchor(words, dossier.texts[side]) for at, words in passages if at is side)
        for side in Side
    )
    try:
        target = Target(subject=subject, a=a, b=b, variety=variety)
    except ValueError as error:
        raise ReaderError(
            f"A note in it has other passages than its heading says: {error}.",
            "Each passage stands on a line of its own: > A: words.",
        ) from error
    return _made(target, parts[len(passages) :])


def _passages(parts: Iterable[str]) -> list[tuple[Side, str]]:
    """Give the passages with which a section begins."""
    found = []
    for part in parts:
        match = _PASSAGE.fullmatch(part)
        if match is None:
            break
        found.append((Side[match[1]], match[2]))
    return found


def _anchor(words: str, text: str) -> Anchor:
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    if found is None:
        return Anchor(span=Span(start=0, end=len(words)), exact=words)
    return anchor_at(text, Span(start=found.start(), end=found.end()))


def _made(target: Target, parts: list[str]) -> Note:
    """Make a note; the same words on the same passages get the same id each time."""
    facts = list(_facts(parts[-1])) if parts else []
    text = "\n\n".join(parts[:-1] if facts else parts)
    tags = tuple(fact[1:] for fact in facts if fact.startswith("#"))
    times = [fact for fact in facts if _TIME.fullmatch(fact)]
    names = [fact for fact in facts if fact not in times and not fact.startswith("#")]
    quotes = [anchor.exact for side in Side for anchor in target.anchors(side)]
    told = "\n".join([target.subject.value, target.variety, *quotes, *parts])
    return Note(
        id=f"md-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}",
        target=target,
        text=text,
        tags=tags,
        author=" · ".join(names),
        made=times[0] if times else "",
    )


def _told(note: Note) -> tuple[object, ...]:
    """Give all of a note that its Markdown tells, blank space aside."""
    target = note.target
    quotes = ((side, *anchor.exact.split()) for side in Side for anchor in target.anchors(side))
    text = tuple(note.text.split())
    return (target.subject, target.variety, *quotes, text, note.tags, note.author)


def _facts(part: str) -> Iterator[str]:
    """Give author, time and tags from the line under a note, nothing if it is another line."""
    line = part.strip()
    if len(line) < 3 or not line.startswith("*") or not line.endswith("*") or "\n" in line:
        return
    facts = line[1:-1].split(" · ")
    if any(fact.startswith("#") or _TIME.fullmatch(fact) for fact in facts):
        yield from facts
