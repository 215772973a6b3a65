r"""Text on its way out: what Discord would act on is made harmless.

Discord parses markdown, mentions (``<@1>``, ``<@&1>``, ``<#1>``, ``@everyone``), timestamps
(``<t:1>``), custom emoji (``<:name:1>``), short names of emoji (``:name:``) and bare links in
message text, embed titles, descriptions and fields; a backslash before a mark takes its meaning
away. Footers, labels of buttons, names of threads and of files are shown as they are.
"""

import re

from engine.text import clean

CUT = "…"
_BREAK = "\u200b"
# What ends in the middle of a mention or an emoji could be completed by the text after it.
_BEGINNINGS = "|".join(word[:size] for word in ("everyone", "here") for size in range(len(word)))
_ACTING = re.compile(
    r"(?P<mark>[\\*_~|`\[\]<&])"
    rf"|(?P<at>@)(?=everyone|here|[!&]?\d|(?:{_BEGINNINGS})$)"
    r"|(?P<colon>:)(?=//|[\w+-]{1,64}(?::|$)|$)"
    r"|^(?P<blank>[ \t]*)(?:(?P<line>[#>+=-])|(?P<number>\d+)(?P<dot>[.)]))",
    re.MULTILINE,
)


def escape(text: str) -> str:
    """Cleaned text in which nothing mentions, links or formats; its outer blanks are kept."""
    return _ACTING.sub(_harmless, visible(text))


def _harmless(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found["mark"] or found["colon"]:
        return "\\" + match.group()
    if found["at"]:
        # Servers look for mentions without regard to backslashes; this is the second lock.
        return "@" + _BREAK
    if found["line"]:
        return f"{found['blank']}\\{found['line']}"
    return f"{found['blank']}{found['number']}\\{found['dot']}"


def visible(text: str) -> str:
    """The text without control and direction characters; one blank at each end is kept."""
    tidy = clean(text)
    if not tidy:
        return " " if text.isspace() else ""
    return " " * text[:1].isspace() + tidy + " " * text[-1:].isspace()


def line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(clean(text).split())


def cut(marked: str, most: int) -> str:
    """Escaped text of at most ``most`` characters, never cut between a backslash and its mark."""
    if len(marked) <= most:
        return marked
    short = marked[: most - 1]
    slashes = len(short) - len(short.rstrip("\\"))
    return (short[:-1] if slashes % 2 else short) + CUT


def label(text: str, most: int) -> str:
    """Text on one line for a field that is shown as it is: at most ``most`` characters, not empty.

    Threads' names and the like are shown elsewhere in mention-like ways; ``@everyone`` is broken.
    """
    tidy = line(text).replace("@everyone", f"@{_BREAK}everyone").replace("@here", f"@{_BREAK}here")
    tidy = tidy or CUT
    return tidy if len(tidy) <= most else tidy[: most - 1].rstrip() + CUT


def pieces(text: str, most: int) -> list[str]:
    """Text in runs that have at most ``most`` characters each once they are escaped.

    Runs end at blanks where there are any.
    """
    found: list[str] = []
    rest = visible(text)
    while rest:
        end = _fitting(rest, most)
        found.append(rest[:end])
        rest = rest[end:]
    return found


def _fitting(text: str, most: int) -> int:
    """How many of the characters fit when escaped; at least one."""
    end = min(len(text), most)
    while end > 1 and len(escape(text[:end])) > most:
        end = max(1, end * most // (len(escape(text[:end])) + 1))
    if end < len(text):
        blank = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        end = blank + 1 if blank > end // 2 else end
    return end
