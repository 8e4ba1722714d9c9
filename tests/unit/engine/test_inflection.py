"""The forms of English verbs."""

import pytest

from reader.engine._inflection import Form, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("claim", "claim claims claimed claimed claiming"),
        ("urge", "urge urges urged urged urging"),
        ("deny", "deny denies denied denied denying"),
        ("say", "say says said said saying"),
        ("admit", "admit admits admitted admitted admitting"),
        ("rip", "rip rips ripped ripped ripping"),
        ("answer", "answer answers answered answered answering"),
        ("reveal", "reveal reveals revealed revealed revealing"),
        ("confess", "confess confesses confessed confessed confessing"),
        ("foresee", "foresee foresees foresaw foreseen foreseeing"),
        ("quiz", "quiz quizzes quizzed quizzed quizzing"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("go", "go goes went gone going"),
    ],
)
def test_every_form_is_made(base: str, forms: str) -> None:
    kinds = (Form.BASE, Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.ING)
    assert set(zip(forms.split(), kinds, strict=True)) <= set(verb_forms(base))


def test_both_spellings_of_a_last_l_are_made() -> None:
    made = {form for form, _ in verb_forms("label")}
    assert {"labeled", "labelled", "labeling", "labelling"} <= made
