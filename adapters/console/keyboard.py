"""What somebody types, line by line, without holding up anything else."""

import asyncio
import threading
from typing import TextIO


class Keyboard:
    """Reads lines of a stream in a thread of its own that does not keep the program alive.

    Plain ``readline`` leaves the terminal in its ordinary mode, so that Ctrl-C at any moment
    leaves nothing to repair.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, name="keyboard", daemon=True).start()

    async def line(self) -> str | None:
        """The next line without its end; None when there will be no more, however often asked."""
        line = await self._lines.get()
        if line is None:
            self._lines.put_nowait(None)
        return line

    async def answer(self) -> str | None:
        """The next lines up to an empty one, or one command; None when there will be no more."""
        lines: list[str] = []
        while (line := await self.line()) is not None:
            if not line.strip() and lines:
                break
            if line.strip():
                lines.append(line)
            if len(lines) == 1 and lines[0].strip().startswith("/"):
                break
        return "\n".join(lines) if lines else None

    def _read(self) -> None:
        while text := self._next():
            self._put(text.rstrip("\r\n"))
        self._put(None)

    def _next(self) -> str:
        try:
            return self._stream.readline()
        except (OSError, ValueError):  # closed while reading: there is nothing more
            return ""

    def _put(self, line: str | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)
        except RuntimeError:  # the loop has ended; nobody is waiting any more
            return
