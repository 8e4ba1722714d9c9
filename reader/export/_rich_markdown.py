"""Rich text as Markdown again: what it holds and nothing else, every other sign escaped."""

from collections.abc import Iterable

from reader.export._markdown_links import escaped
from reader.presentation import RichBlock, RichForm, RichRun


def rich_markdown(blocks: Iterable[RichBlock]) -> str:
    """Write blocks as Markdown, parted by empty lines."""
    return "\n\n".join(_block(block) for block in blocks)


def _block(block: RichBlock) -> str:
    match block.form:
        case RichForm.RULE:
            return "---"
        case RichForm.CODE:
            return _indented("".join(run.text for run in block.runs), "    ")
        case RichForm.HEADING:
            return f"**{escaped(''.join(run.text for run in block.runs))}**"
        case RichForm.BULLETS:
            return "\n".join(_item(item, "- ") for item in block.blocks)
        case RichForm.NUMBERS:
            numbered = enumerate(block.blocks, start=1)
            return "\n".join(_item(item, f"{number}. ") for number, item in numbered)
        case RichForm.QUOTE:
            return _indented(rich_markdown(block.blocks), "> ")
        case _:
            return _runs(block.runs) + rich_markdown(block.blocks)


def _item(item: RichBlock, sign: str) -> str:
    """Write an item; a list right under its words stands close to them."""
    words, inner = _runs(item.runs), item.blocks
    if not words and inner and inner[0].form is RichForm.PARAGRAPH:
        words, inner = _runs(inner[0].runs), inner[1:]
    is_close = bool(inner) and inner[0].form in (RichForm.BULLETS, RichForm.NUMBERS)
    said = ("\n" if is_close else "\n\n").join(filter(None, [words, rich_markdown(inner)]))
    return sign + _indented(said, "    ").lstrip()


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line for line in text.splitlines())


def _runs(runs: Iterable[RichRun]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: RichRun) -> str:
    # A line that was typed stays one.
    text = "  \n".join(_kept(line, run) for line in run.text.split("\n"))
    link = run.link.replace("<", "%3C").replace(">", "%3E")
    return f"[{text}](<{link}>)" if link else text


def _kept(line: str, run: RichRun) -> str:
    """Set a line as its run is set; blanks at its ends would undo that."""
    inner = line.strip()
    if not inner:
        return line
    said = f"`{inner}`" if run.is_code and "`" not in inner else escaped(inner)
    said = f"**{said}**" if run.is_bold else said
    said = f"*{said}*" if run.is_italic else said
    start = line[: len(line) - len(line.lstrip())]
    return start + said + line[len(line.rstrip()) :]
