"""What a finding is about, in the form that notes, reviews and corrections are kept."""

from collections.abc import Mapping

from reader.core import Comparison, Side, Subject, Target, anchor_at
from reader.presentation._findings import Finding
from reader.presentation._messages import tr

_SUBJECTS: Mapping[str, Subject] = {
    "link": Subject.LINK,
    "conflict": Subject.CONFLICT,
    "quote": Subject.QUOTATION,
    "framing": Subject.FRAMING,
}
_SUBJECT_WORDS: Mapping[Subject, str] = {
    Subject.PAIR: "The pair",
    Subject.PASSAGE: "Passage",
    Subject.LINK: "Link",
    Subject.ONLY_HERE: "Only here",
    Subject.DETAIL: "Detail only here",
    Subject.CONFLICT: "Conflicting detail",
    Subject.QUOTATION: "Quotation",
    Subject.FRAMING: "Framing",
}


def subject_words(subject: Subject) -> str:
    """Name a kind of target."""
    return tr(_SUBJECT_WORDS[subject])


def target_of(comparison: Comparison, finding: Finding) -> Target:
    """Give the target of a finding of a comparison, with anchors in both texts."""
    return TargetMaker(comparison).of(finding)


class TargetMaker:
    """Makes the targets of one comparison's findings; for many of them at once."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._whole = tuple(
            {sentence.span for sentence in analysis.sentences} for analysis in comparison.analyses
        )

    def of(self, finding: Finding) -> Target:
        """Give the target of a finding, with anchors in both texts."""
        articles = self._comparison.articles
        a, b = (
            tuple(anchor_at(articles[side].text, span) for span in finding.spans[side])
            for side in Side
        )
        subject = self._subject(finding)
        return Target(subject=subject, a=a, b=b, variety=self._variety(finding, subject))

    def _subject(self, finding: Finding) -> Subject:
        """Tell a whole sentence that is only here from a detail of one."""
        subject = _SUBJECTS.get(finding.key.partition("-")[0])
        if subject is not None:
            return subject
        side = Side.A if finding.spans[Side.A] else Side.B
        is_whole = finding.first(side) in self._whole[side]
        return Subject.ONLY_HERE if is_whole else Subject.DETAIL

    def _variety(self, finding: Finding, subject: Subject) -> str:
        comparison, index = self._comparison, finding.key.partition("-")[2]
        if subject is Subject.CONFLICT:
            return comparison.conflicts[int(index)].kind.value
        if subject is Subject.QUOTATION:
            return comparison.quotes[int(index)].cut.value
        if subject is Subject.FRAMING:
            return comparison.framing[int(index)].kind.value
        return ""
