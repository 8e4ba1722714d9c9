"""Rich text as HTML: proper elements, and nothing of the words taken for markup."""

import pytest

from reader.export import rich_html
from reader.presentation import rich_text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("- x\n- y", "<ul><li>x</li><li>y</li></ul>"),
        ("1. x\n    - y", "<ol><li>x<ul><li>y</li></ul></li></ol>"),
        ("> q", "<blockquote><p>q</p></blockquote>"),
        ("# h", "<h3>h</h3>"),
        ("###### h", "<h6>h</h6>"),
        ("a\n\n---", "<p>a</p><hr>"),
        ("    a\n    <b>", "<pre><code>a\n&lt;b&gt;</code></pre>"),
        ("<b onclick='x'>\"&amp;", "<p>&lt;b onclick=&#x27;x&#x27;&gt;&quot;&amp;amp;</p>"),
        (
            "[x](https://e.org/?a=1&b=2)",
            '<p><a href="https://e.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>',
        ),
    ],
)
def test_each_form_has_its_element(markdown: str, html: str) -> None:
    assert rich_html(rich_text(markdown)) == html
