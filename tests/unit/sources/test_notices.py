import pytest

from reader.sources._credits import is_caption
from reader.sources._notices import notice_reason

NOTICES = {
    "share": [
        "Share this article", "SHARE THIS —", "Share on Facebook", "Tweet", "204 Shares",
        "Facebook Twitter Email", "Print this article", "Copy link",
    ],
    "advert": [
        "Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Story continues below",
        "Ad", "Sponsored content", "AdBlock Detected!", "Ad blocker detected", "Scroll to continue",
        "Please disable it to support our content.", "Please turn off your ad blocker.",
        "We may earn a commission from links on this page.",
    ],
    "related": [
        "Related Articles", "Related", "Read more", "More on this story", "Most Read",
        "You may also like...", "DON'T MISS", "Trending now", "Editor’s Picks", "Latest news",
        "Recommended for you", "Up next",
    ],
    "more": ["More from the Gazette", "Explore more"],
    "comments": [
        "Comments", "12 Comments", "Leave a comment", "Join the conversation", "Log in to comment",
        "Tell us what YOU think...", "You must be logged in to post a comment.",
    ],
    "newsletter": [
        "Sign up for our daily newsletter", "Subscribe", "Subscribe to our YouTube channel",
        "CLICK HERE TO GET THE GAZETTE APP", "Get the best of the Gazette in your inbox.",
        "Want more stories like this? Subscribe today.", "Already a subscriber? Sign in.",
        "If you enjoyed this article, join our club of readers.",
    ],
    "social": [
        "Follow us on Twitter", "Follow @gazette on Instagram", "Like us on Facebook",
        "Reach the reporter at ada@example.org", "Have a tip? Write to us.",
        "Let us know in the comments below.",
    ],
    "page": [
        "Skip to content", "Back to top", "5 min read", "Listen to this article 4 min",
        "Tags: bridge, ferry", "Play video", "1 of 7", "Photos (12)", "To read the full story",
    ],
    "copyright": [
        "© 2025 The Lindby Gazette", "Copyright 2025 by Example Media", "All rights reserved",
        "© 2025 Example Press. This material may not be published, broadcast or rewritten.",
    ],
    "syndication": [
        "This article was originally published in the Lindby Gazette.",
        "This version of X12 | Mirror was adapted by Mirror to help readers digest key facts.",
        "This story was republished from Example Wire.", "Republished with permission.",
        "This material may not be published, broadcast or redistributed.",
    ],
    "cookies": [
        "We use cookies to improve your visit.", "Your browser does not support video.",
        "By continuing to use this site, you agree to our terms.",
    ],
    "pointer": [
        "Read more: Ferry captain looks back", "RELATED: Town budget passes",
        "More: ‘I never thought I would walk to the market’", "WATCH: First cars cross the bridge",
    ],
    "symbol": ["×", "* * *", "___", "—"],
}  # fmt: skip

# Paragraphs and headings that a careless pattern takes for notices.
OWN = [
    "Posts supporting the strike were removed from Facebook on Friday.",
    "Comments made by the mayor were deleted within an hour.",
    "Copyright law is changing fast in Europe, and few understand it.",
    "First published in 1931, the novel is set in a harbour town that is about to lose its ferry.",
    "This report was produced by a committee of the town council in 2019.",
    "This book was adapted for the stage by Ada Berg.",
    "This material was provided by the suspect to the police.",
    "Support for the journalism bill grew in the newsroom of every paper.",
    "To keep their benefits, workers must sign up by Friday.",
    "Like this year's budget, the plan drew support from both parties.",
    "For more than a decade, readers could subscribe at the harbour.",
    "Sign up for the new bus pass begins Monday, the council said, and an e-mail will follow.",
    "Get out now, residents were told in emails.",
    "Follow the money, the prosecutor told the jury.",
    "Share prices fell by a tenth on Monday.",
    "Read the small print before you sign.",
    "More: that is what the town wants.",
    "The bridge opened on Monday.",
    "Related deaths rose to twelve in the second week of the storm, the council found.",
    "Please stay at home, the mayor asked the people of the east bank.",
    "Advertisement sales at the paper fell by half.",
    "Closed for winter",
    "The old ferry",
]

CAPTIONS = [
    "Photo: Eva Strand",
    "(Photo by Eva Strand/Getty Images)",
    "Image credit: Example Space Agency",
    "The bridge on Monday. (AP Photo/Eva Strand)",
    "The bridge on Monday. (Eva Strand/The Lindby Post)",
    "(Eva Strand/Lindby Gazette)",
    "The bridge on Monday.Eva Strand / Getty Images",
    "Cars cross the bridge. REUTERS/Eva Strand",
    "Cars wait for the ferry. Picture: Eva Strand/PA",
    "Image copyright Getty Images Image caption Cars wait for the ferry",
    "FILE - In this March 3, 2025, file photo, cars wait for the ferry.",
    "In this photo taken on Monday, cars wait for the ferry.",
    "This undated image released by the town shows the plan of the bridge.",
    "1 of 7. Cars wait for the ferry at Lindby.",
    "From left: Karin Holm, Ada Berg and Olaf Lund.",
    "The mayor cuts the ribbon. (Photo: Eva Strand, USA TODAY Sports)",
    "Courtesy/Getty Images",
]
NO_CAPTIONS = [
    "LINDBY (AP) — The bridge opened to cars on Monday.",
    "The mayor told Reuters that the ice was to blame.",
    "Nearly seventy percent want the bridge, according to a Reuters/Ipsos poll released Wednesday",
    "Below, the Gazette rounds up what changes.",
    "Right, she will call me back.",
    "The wholesalers are Shang and Sons - Emmaus, PA",
    "(Few ships sailed straight back, so most came via the islands.)",
    "Why can't the mayor build her own bridge? It's complicated [Bloomberg]",
    "The agency sold its pictures to Getty Images, and nobody was told.",
]


@pytest.mark.parametrize(
    ("reason", "text"), [(r, t) for r, texts in NOTICES.items() for t in texts]
)
def test_a_notice_is_known_for_what_it_is(reason: str, text: str) -> None:
    assert notice_reason(text) == reason


@pytest.mark.parametrize("text", OWN)
def test_an_articles_own_words_are_no_notice(text: str) -> None:
    assert notice_reason(text) is None


def test_a_long_paragraph_is_never_a_notice() -> None:
    assert (
        notice_reason("Subscribe to our newsletter. " + "The bridge opened on Monday. " * 20)
        is None
    )


@pytest.mark.parametrize("text", CAPTIONS)
def test_a_caption_or_credit_is_recognised(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", NO_CAPTIONS)
def test_a_paragraph_is_no_caption(text: str) -> None:
    assert not is_caption(text)
