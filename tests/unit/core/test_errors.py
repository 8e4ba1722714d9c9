import pickle

from reader.core import Cancelled, ReaderError


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    error = ReaderError("The file is empty.", "Choose another one.")
    assert str(error) == "The file is empty. Choose another one."


def test_an_error_without_a_hint_ends_after_its_message() -> None:
    assert str(ReaderError("The file is empty.")) == "The file is empty."


def test_an_error_can_come_back_from_another_process() -> None:
    again = pickle.loads(pickle.dumps(ReaderError("Broken.", "Mend it.")))
    assert (again.message, again.hint) == ("Broken.", "Mend it.")


def test_calling_off_is_not_an_error_for_people() -> None:
    assert not issubclass(Cancelled, ReaderError)
