"""Telegram Desktop's result.json, one document a message, in memory bounded by the longest message.

An export of one chat is `{"name": …, "messages": [{…}, …]}`; one of a whole account holds such chats under
`chats.list`. The file is read in pieces, and each message is decoded by itself.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Iterator
from typing import Any

from dronecli.errors import UnreadableInput
from dronecli.model import Document
from dronecli.reading import open_regular, shown

_PIECE = 1 << 16
_LONGEST = 1 << 26  # characters of one value; a message of Telegram has at most a few thousand
_SPACE = " \t\r\n"


def read_export(path: str) -> Iterator[Document]:
    """The messages of an export that hold text, as documents named `path#id`.

    Raises UnreadableInput with the line for damaged JSON, after the messages that stand before the damage.
    """
    name = shown(path)
    try:
        descriptor = open_regular(path)
    except OSError as error:
        raise UnreadableInput(f"{name}: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise UnreadableInput(f"{name!r}: not a possible file name") from None
    with open(descriptor, "rb") as file:
        os.set_blocking(descriptor, True)
        reader = _Reader(file, name)
        found = False
        for channel, message in _messages(reader):
            found = True
            document = _document(name, channel, message)
            if document is not None:
                yield document
        if not found:
            raise UnreadableInput(f"{name}: no Telegram export (no list of messages in it)")


class _Reader:
    """A window onto a JSON text, which grows at its end and is dropped at its beginning."""

    def __init__(self, file: Any, name: str) -> None:
        self.file = file
        self.name = name
        self.decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self.decoder = json.JSONDecoder(strict=False)
        self.buffer = ""
        self.at = 0
        self.lines = 1
        self.ended = False

    def more(self, size: int = _PIECE) -> bool:
        """Drop what was used and read on. False at the end of the file."""
        if self.ended:
            return False
        self.lines += self.buffer.count("\n", 0, self.at)
        try:
            piece = self.file.read(size)
        except OSError as error:
            raise UnreadableInput(f"{self.name}: {(error.strerror or str(error)).lower()}") from None
        self.ended = not piece
        self.buffer = self.buffer[self.at :] + self.decode(piece, self.ended)
        self.at = 0
        return not self.ended

    def peek(self) -> str:
        """The next character that is not space; "" at the end."""
        while True:
            while self.at < len(self.buffer) and self.buffer[self.at] in _SPACE:
                self.at += 1
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if not self.more():
                return ""

    def expect(self, characters: str) -> str:
        """Take the next character, which must be one of these."""
        found = self.peek()
        if not found or found not in characters:
            raise self.error(f"expected {' or '.join(characters)}" if found else "the file ends too early")
        self.at += 1
        return found

    def value(self) -> Any:
        """Take a whole value. What is read while a value is incomplete doubles, so that the work stays linear."""
        size = _PIECE
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer, self.at)
                # A number at the end of the window may go on.
                if end < len(self.buffer) or self.ended:
                    self.at = end
                    return value
            except ValueError as error:
                if self.ended:
                    early = getattr(error, "pos", 0) >= len(self.buffer.rstrip()) or "Unterminated" in str(error)
                    raise self.error("the file ends too early" if early else "not valid JSON") from None
                # An error well before the end of what was read is not for lack of text.
                if len(self.buffer) - getattr(error, "pos", 0) > _PIECE and "Unterminated" not in str(error):
                    raise self.error("not valid JSON") from None
            except RecursionError:
                raise self.error("nested too deeply") from None
            if len(self.buffer) - self.at > _LONGEST:
                raise self.error("one value is too long")
            self.more(size)
            size *= 2

    def error(self, message: str) -> UnreadableInput:
        line = self.lines + self.buffer.count("\n", 0, self.at)
        return UnreadableInput(f"{self.name}:{line}: {message}")


def _messages(reader: _Reader) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every message with the name of its chat. Follows `messages`, `chats` and `list`, and skips all else."""
    if reader.peek() != "{":
        raise UnreadableInput(f"{reader.name}: no Telegram export (no JSON object)")
    yield from _object(reader, 0)


def _object(reader: _Reader, depth: int) -> Iterator[tuple[str | None, dict[str, Any]]]:
    name: str | None = None
    reader.expect("{")
    if reader.peek() == "}":
        reader.expect("}")
        return
    while True:
        if reader.peek() != '"':
            raise reader.error("expected a key in quotes")
        key = reader.value()
        reader.expect(":")
        opening = reader.peek()
        if key == "messages" and opening == "[":
            for message in _elements(reader):
                if isinstance(message, dict):
                    yield name, message
        elif key in ("chats", "left_chats") and opening == "{" and depth < 4:
            yield from _object(reader, depth + 1)
        elif key == "list" and opening == "[" and depth < 4:
            reader.expect("[")
            if reader.peek() == "]":
                reader.expect("]")
            else:
                while True:
                    yield from _object(reader, depth + 1)
                    if reader.expect(",]") == "]":
                        break
        else:
            value = reader.value()
            if key == "name" and isinstance(value, str):
                name = clean(value) or None
        if reader.expect(",}") == "}":
            return


def _elements(reader: _Reader) -> Iterator[Any]:
    reader.expect("[")
    if reader.peek() == "]":
        reader.expect("]")
        return
    while True:
        yield reader.value()
        if reader.expect(",]") == "]":
            return


def _document(path: str, channel: str | None, message: dict[str, Any]) -> Document | None:
    if message.get("type", "message") != "message":
        return None
    text = message_text(message.get("text"))
    if not text.strip():
        return None
    number, stamp = message.get("id"), message.get("date")
    day = time = None
    if isinstance(stamp, str):
        from dronecli.reading.dateline import parse_date

        day = parse_date(stamp[:10])
        time = stamp[11:16] if stamp[10:11] == "T" and stamp[13:14] == ":" else None
    forwarded = message.get("forwarded_from")
    source = clean(forwarded) if isinstance(forwarded, str) and forwarded.strip() else channel
    if source is None and isinstance(message.get("from"), str):
        source = clean(message["from"])
    identity = str(number) if isinstance(number, int) else "?"
    return Document(
        path=f"{path}#{identity}",
        text=text,
        date=day,
        date_from="export" if day else None,
        source=source,
        time=time if day else None,
    )


def message_text(text: Any) -> str:
    """A message's text: a string, or a list of strings and of objects for links, bold type and the like."""
    if isinstance(text, str):
        return clean(text)
    if not isinstance(text, list):
        return ""
    parts = (part.get("text") if isinstance(part, dict) else part for part in text)
    return clean("".join(part for part in parts if isinstance(part, str)))


def clean(text: str) -> str:
    """JSON can spell half of a surrogate pair, which no encoding can write: it becomes the replacement character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
