"""What stands on the pages of a PDF."""

import pypdfium2


def texts_of(data: bytes) -> list[str]:
    """Give the words of each page, a blank between them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()
