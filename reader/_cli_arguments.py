"""What may be typed on the command line."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.store import PROJECT_ENDING

if TYPE_CHECKING:
    from reader.export import PageStyle

_ABOUT = """\
Lay two news articles on one event side by side: what they share, how they frame it,
what each leaves out. Works without a network.

  %(prog)s                          open the example pair
  %(prog)s A B                      open two articles
  %(prog)s FILE.lateral             open a project
  %(prog)s compare A B [-o OUT]...  compare two articles without a window
  %(prog)s compare FILE [-o OUT]... compare those of a project, with notes and corrections
  %(prog)s annotate A B -o FOLDER   write copies of these PDFs with all marks
  %(prog)s batch MANIFEST -o OUT    compare many pairs
  %(prog)s project FILE             print what is in a project
  %(prog)s verify FILE              check its sources and compare its articles again
  %(prog)s merge A B -o OUT         put two people's projects on one pair together
  %(prog)s notes FILE [-o OUT]...   write a project's notes; --add FILE puts some in
  %(prog)s tags [FILE] [-o OUT]     print or write its sets of tags; --add FILE puts some in

Articles may be plain text, Markdown, PDFs or saved web pages."""


REPORT_ENDING = ".pdf"  # a report may hold a project
_REPORTS = ("pdf", "html", "md", "docx", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWindow:
    """Open the window on two files, on a project, or on the example pair."""

    pair: tuple[Path, Path] | None = None
    project: Path | None = None
    uses_cache: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareTwo:
    """Compare two files; `outputs` are paths, or "-" for JSON on standard output.

    `style` is for the PDFs among them, or None for the usual one.
    """

    left: Path
    right: Path
    outputs: tuple[str, ...]
    uses_cache: bool = True
    style: "PageStyle | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareProject:
    """Compare the pair of a project, and write it with what its reader did; see `CompareTwo`."""

    project: Path
    outputs: tuple[str, ...]
    uses_cache: bool = True
    style: "PageStyle | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotateOriginals:
    """Write marked copies of the PDFs of two files, or of one project, into a folder."""

    left: Path
    right: Path | None
    folder: Path
    is_black_and_white: bool = False
    only_confirmed: bool = False
    uses_cache: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareMany:
    """Compare the pairs of a manifest into one file of JSON Lines.

    `report` is the ending of a report for each pair, or empty for none; `style` is theirs.
    """

    manifest: Path
    output: Path
    uses_cache: bool = True
    report: str = ""
    style: "PageStyle | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowProject:
    """Print what is in a project."""

    project: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckProject:
    """Check the sources of a project and compare its articles again."""

    project: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProjects:
    """Put two projects on the same pair together in a third."""

    left: Path
    right: Path
    output: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferNotes:
    """Add annotations to a project and write those it holds; "-" is standard output."""

    project: Path
    added: tuple[Path, ...]
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTags:
    """Add sets of tags to a project, and print those it holds or write them to a file.

    Without a project it is about the ready-made sets; `names` are those wanted, or all.
    """

    project: Path | None = None
    added: tuple[Path, ...] = ()
    names: tuple[str, ...] = ()
    output: Path | None = None


Request = (
    OpenWindow
    | CompareTwo
    | CompareProject
    | AnnotateOriginals
    | CompareMany
    | ShowProject
    | CheckProject
    | MergeProjects
    | TransferNotes
    | TransferTags
)


def parse(arguments: Sequence[str]) -> Request:
    """Read the command line; exits with status 2 and a usage line if it is wrong."""
    commands: dict[str, Callable[[Sequence[str]], Request]] = {
        "compare": _parse_compare,
        "annotate": _parse_annotate,
        "batch": _parse_batch,
        "project": _parse_project,
        "verify": _parse_verify,
        "merge": _parse_merge,
        "notes": _parse_notes,
        "tags": _parse_tags,
    }
    if arguments and arguments[0] in commands:
        return commands[arguments[0]](arguments[1:])
    return _parse_window(arguments)


def _parse_window(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral",
        usage="%(prog)s [A B | FILE.lateral] | compare A B [-o OUT]... | batch MANIFEST -o OUT\n"
        "       | project FILE | verify FILE | merge A B -o OUT | notes FILE [-o OUT]...\n"
        "       | tags [FILE] [-o OUT]",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", nargs="*", type=Path, help="two article files, or a project")
    parser.add_argument("--version", action="version", version=f"Lateral {__version__}")
    _add_no_cache(parser)
    found = parser.parse_args(arguments)
    paths: list[Path] = found.articles
    uses_cache = not found.no_cache
    if len(paths) == 1 and paths[0].suffix.lower() in (PROJECT_ENDING, REPORT_ENDING):
        return OpenWindow(project=paths[0], uses_cache=uses_cache)
    if len(paths) not in (0, 2):
        parser.error(f"two articles, or one project, are needed, but {len(paths)} given")
    return OpenWindow(pair=(paths[0], paths[1]) if paths else None, uses_cache=uses_cache)


def _parse_compare(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral compare",
        description="Compare two articles, or those of a project with all that was noted and"
        " decided in it. Without -o a short summary is printed.",
    )
    parser.add_argument("a", metavar="A", type=Path, help="the first article, or a project")
    parser.add_argument("b", metavar="B", type=Path, nargs="?", help="the second article")
    parser.add_argument(
        "-o",
        metavar="OUT",
        action="append",
        default=[],
        help="a file to write: its ending (.pdf .html .json .md .docx .csv .lateral) chooses the "
        "form; "
        "- prints JSON; may be given several times",
    )
    _add_style(parser)
    _add_no_cache(parser)
    found = parser.parse_args(arguments)
    outputs, uses_cache = tuple(found.o), not found.no_cache
    style = _style(parser, found, outputs)
    if found.b is not None:
        return CompareTwo(
            left=found.a, right=found.b, outputs=outputs, uses_cache=uses_cache, style=style
        )
    if found.a.suffix.lower() not in (PROJECT_ENDING, REPORT_ENDING):
        parser.error(f"two articles are needed, or one project ({PROJECT_ENDING})")
    return CompareProject(project=found.a, outputs=outputs, uses_cache=uses_cache, style=style)


def _parse_annotate(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral annotate",
        description="Compare two articles, or those of a project, and write a copy of each one"
        " that is a PDF, with all marks and notes as annotations. The originals stay as they are.",
    )
    parser.add_argument("a", metavar="A", type=Path, help="the first article, or a project")
    parser.add_argument("b", metavar="B", type=Path, nargs="?", help="the second article")
    parser.add_argument(
        "-o",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="where the copies go; each is called as its original, with -annotated",
    )
    _add_black_and_white(parser)
    parser.add_argument(
        "--only-confirmed",
        action="store_true",
        help="mark only what the reader of a project confirmed or found",
    )
    _add_no_cache(parser)
    found = parser.parse_args(arguments)
    _refuse_unconfirmed(parser, found)
    if found.b is None and found.a.suffix.lower() not in (PROJECT_ENDING, REPORT_ENDING):
        parser.error(f"two articles are needed, or one project ({PROJECT_ENDING})")
    return AnnotateOriginals(
        left=found.a,
        right=found.b,
        folder=found.o,
        is_black_and_white=found.black_and_white,
        only_confirmed=found.only_confirmed,
        uses_cache=not found.no_cache,
    )


def _add_black_and_white(
    group: "argparse.ArgumentParser | argparse._ArgumentGroup",
) -> None:
    group.add_argument(
        "--black-and-white",
        action="store_true",
        help="no colour: marks have their lines and signs alone",
    )


def _add_style(parser: argparse.ArgumentParser) -> None:
    from reader.export import Layout, Paper, Part  # noqa: PLC0415  opening the window needs no exporter

    group = parser.add_argument_group("what is written, and how the pages of a PDF look")
    group.add_argument(
        "--layout",
        choices=[layout.value for layout in Layout],
        help="how the articles stand on the pages; side-by-side unless you say otherwise",
    )
    group.add_argument(
        "--parts",
        metavar="PART,…",
        help=f"what to write, with commas alone between: {', '.join(Part)}; all unless you say "
        "otherwise. A table (.csv) and data (.json) have no parts and are always whole",
    )
    group.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        help="the size of the pages of a PDF or Word document; a4 unless you say otherwise",
    )
    group.add_argument(
        "--embed-project",
        action="store_true",
        help="put the project into the PDF, so that Lateral opens it again: the whole texts of "
        "both sources and your notes then travel with it",
    )
    group.add_argument(
        "--only-confirmed",
        action="store_true",
        help="tell only the findings of a project that its reader confirmed or made, in any form "
        "but a project; overview and ledgers are left out",
    )
    _add_black_and_white(group)


def _refuse_unconfirmed(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    if found.only_confirmed and found.b is not None:
        parser.error("--only-confirmed needs a project, in which findings were confirmed")


def _style(
    parser: argparse.ArgumentParser, found: argparse.Namespace, outputs: Sequence[str]
) -> "PageStyle | None":
    """Give the style that was asked for; ends the program if it cannot be meant."""
    from reader.export import Format, Layout, PageStyle, Paper, Part  # noqa: PLC0415

    of_pdf = (found.layout, found.black_and_white or None, found.embed_project)
    _refuse_unconfirmed(parser, found)
    if not any((*of_pdf, found.paper, found.only_confirmed)) and found.parts is None:
        return None
    forms = {form for form in map(Format.known, map(Path, outputs)) if form is not None}
    if any(of_pdf) and Format.PDF not in forms:
        parser.error("--layout, --embed-project and --black-and-white are for a PDF alone")
    if found.paper and not any(form.has_pages for form in forms):
        parser.error("--paper is for PDF and Word documents")
    if found.parts is not None and not any(form.has_parts for form in forms):
        parser.error("--parts is for PDF, HTML, Markdown and Word documents")
    names = list(Part) if found.parts is None else found.parts.split(",")
    unknown = [name for name in names if name not in list(Part)]
    if unknown:
        parser.error(f"unknown part {unknown[0]!r}; the parts are {', '.join(Part)}")
    style = PageStyle(
        layout=Layout(found.layout or Layout.SIDE_BY_SIDE),
        parts=frozenset(map(Part, names)),
        is_black_and_white=found.black_and_white,
        paper=Paper(found.paper or Paper.A4),
        embeds_project=found.embed_project,
        only_confirmed=found.only_confirmed,
    )
    if not style.printed:
        parser.error("nothing would be printed: this layout has none of these parts")
    return style


def _parse_batch(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral batch",
        description="Compare many pairs. Progress goes to standard error.",
    )
    parser.add_argument(
        "manifest",
        metavar="MANIFEST",
        type=Path,
        help='JSON Lines: {"id": "…", "articles": ["path", "path"]}; paths count from the manifest',
    )
    parser.add_argument(
        "-o", metavar="OUT", type=Path, required=True, help="one comparison a line, as JSON"
    )
    parser.add_argument(
        "--report",
        choices=_REPORTS,
        default="",
        help="also write a report of each pair, and a page that lists them, into the folder "
        "OUT-reports beside OUT (its ending left off)",
    )
    _add_style(parser)
    _add_no_cache(parser)
    found = parser.parse_args(arguments)
    if found.report and str(found.o) == "-":
        parser.error("--report needs a file after -o, beside which the reports go")
    return CompareMany(
        manifest=found.manifest,
        output=found.o,
        uses_cache=not found.no_cache,
        report=found.report,
        style=_style(parser, found, [f"report.{found.report}"] if found.report else []),
    )


def _add_no_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="neither read nor keep the vectors of sentences on disk",
    )


def _parse_project(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral project", description="Print what is in a project."
    )
    parser.add_argument("project", metavar="FILE", type=Path, help="a .lateral file")
    return ShowProject(project=parser.parse_args(arguments).project)


def _parse_verify(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral verify",
        description="Check that a project's sources are what they were, and compare its articles"
        ' again. Prints "same", or the first difference; the exit status is 1 if there is one.',
    )
    parser.add_argument("project", metavar="FILE", type=Path, help="a .lateral file")
    return CheckProject(project=parser.parse_args(arguments).project)


def _parse_merge(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral merge",
        description="Put two people's work on the same pair together. What does not agree is"
        " listed; both versions are kept.",
    )
    parser.add_argument("a", metavar="A", type=Path, help="the first project")
    parser.add_argument("b", metavar="B", type=Path, help="the second project")
    parser.add_argument("-o", metavar="OUT", type=Path, required=True, help="the new project")
    found = parser.parse_args(arguments)
    return MergeProjects(left=found.a, right=found.b, output=found.o)


def _parse_notes(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral notes",
        description="Write the notes, reviews and corrections of a project, or add some to it.",
    )
    parser.add_argument("project", metavar="FILE", type=Path, help="a .lateral file")
    parser.add_argument(
        "--add",
        metavar="IN",
        action="append",
        default=[],
        type=Path,
        help="Web Annotations (.jsonld), a table (.csv) or a document (.md) of notes to add"
        " first; may be given several times",
    )
    parser.add_argument(
        "-o",
        metavar="OUT",
        action="append",
        default=[],
        help="a file to write: .jsonld (Web Annotations), .md or .csv (notes alone);"
        " - prints Web Annotations; may be given several times",
    )
    found = parser.parse_args(arguments)
    if not found.add and not found.o:
        parser.error("nothing to do: give -o, --add or both")
    return TransferNotes(project=found.project, added=tuple(found.add), outputs=tuple(found.o))


def _parse_tags(arguments: Sequence[str]) -> Request:
    parser = argparse.ArgumentParser(
        prog="lateral tags",
        description="Print the sets of tags of a project, or the ready-made ones; write them to a"
        " file, or add those of a file to the project.",
    )
    parser.add_argument("project", metavar="FILE", nargs="?", type=Path, help="a .lateral file")
    parser.add_argument(
        "--add",
        metavar="IN",
        action="append",
        default=[],
        type=Path,
        help="a file of tags to add first; a set of the same id is replaced",
    )
    parser.add_argument(
        "--set",
        metavar="NAME",
        action="append",
        default=[],
        help="only this set, by its name or id; may be given several times",
    )
    parser.add_argument("-o", metavar="OUT", type=Path, help="the file to write, in JSON")
    found = parser.parse_args(arguments)
    if found.add and found.project is None:
        parser.error("--add needs the project to add to")
    return TransferTags(
        project=found.project, added=tuple(found.add), names=tuple(found.set), output=found.o
    )
