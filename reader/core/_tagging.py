"""What it takes to tag things, and to take in, change or give up sets of tags."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.core._dossier import Change, Dossier
from reader.core._note import Note
from reader.core._tags import TagSet
from reader.core._target import Target, is_same_target


def toggled_tag(dossier: Dossier, tag: str, new: Note) -> Change:
    """Give the change that puts a tag on a target, or takes it off.

    `new` is a note on the target without words: it is added with the tag if its author has
    no note there yet. A note that would be left without words and tags goes.
    """
    note = note_on(dossier, new.target, new.author)
    if note is None:
        return Change(after=replace(new, tags=(tag,)))
    if tag not in note.tags:
        return Change(before=note, after=replace(note, tags=(*note.tags, tag), changed=new.made))
    left = tuple(name for name in note.tags if name != tag)
    if not left and not note.text.strip():
        return Change(before=note)
    return Change(before=note, after=replace(note, tags=left, changed=new.made))


def note_on(dossier: Dossier, target: Target, author: str) -> Note | None:
    """Give an author's note on a target, the last one if there are several."""
    own = [note for note in dossier.notes if note.author == author]
    return next((n for n in reversed(own) if is_same_target(n.target, target)), None)


def taken_in(dossier: Dossier, sets: Iterable[TagSet]) -> tuple[Change, ...]:
    """Give the changes that add sets of tags; one with the id of another takes its place."""
    there = {one.id: one for one in dossier.tag_sets}
    return tuple(
        Change(before=there.get(one.id), after=one) for one in sets if there.get(one.id) != one
    )


def renamed_in_notes(dossier: Dossier, names: Mapping[str, str]) -> tuple[Change, ...]:
    """Give the changes of all notes with tags that got a new name, `names` by the old ones."""
    changes = []
    for note in dossier.notes:
        tags = tuple(dict.fromkeys(names.get(tag, tag) for tag in note.tags))
        if tags != note.tags:
            changes.append(Change(before=note, after=replace(note, tags=tags)))
    return tuple(changes)
