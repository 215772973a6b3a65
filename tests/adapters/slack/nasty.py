"""Texts that could break out of Slack's markup, and mixtures of them."""

from hypothesis import strategies as st

NASTY = (
    "<!channel>",
    "<!here|hey>",
    "<@U01ALICE>",
    "<#C01GEN>",
    "<https://evil.example|click>",
    "<mailto:a@b.c>",
    "@channel @here",
    "`code` ```block```",
    "*bold* _it_ ~gone~ > quote",
    ":tada: :+1:",
    "\u202ertl \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "zero\u200bwidth\ufeff",
    "\x00\x07 bell",
    "\ud800 half",
    "&lt;!channel&gt; &amp;",
    '{"type":"broadcast","range":"channel"}',
    "👩‍👩‍👧‍👦" * 20,
    "a" * 4_000,
    "<!" * 300,
    '"\\' * 500,
)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(NASTY[:16]), st.text(max_size=20)), max_size=6).map("".join),
)
