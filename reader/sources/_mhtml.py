"""Take the page out of a web archive (MHTML, RFC 2557)."""

import email
import email.policy

_PAGES = ("text/html", "application/xhtml+xml")


def page_of_archive(data: bytes) -> tuple[bytes, str | None] | None:
    """Give the bytes of the first page in an archive and its declared encoding, or None."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in _PAGES:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset()
    return None
