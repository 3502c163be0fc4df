"""两稿的差异: what a new draft changed, sign by sign, with figures as whole words.

Pure: two texts in, marked pieces out. ``del`` and ``ins`` of a page are the pieces
``gone`` and ``new``. A figure is never cut: of 28,640.00 and 28,404.00 the reader
sees both, not the digits that differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

How = Literal["same", "gone", "new"]
Change = Literal["same", "changed", "gone", "new"]

_TOKEN = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?%?|[A-Za-z][A-Za-z0-9-]*|\s+|.", re.DOTALL
)
_SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+")
_MOST_STEPS = 400_000  # of one comparison: above it, the text is shown as a whole
_ALIKE = 0.35  # below it, a text was written anew and is shown as a whole
_LONG = 600  # signs: longer paragraphs are met by their sentences
_ISLAND = 2  # fewer signs than these between two changes are part of the change


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    text: str
    how: How = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a draft; ``key`` is its place, by which two drafts meet.

    Paragraphs of one ``run`` have no place of their own: they meet by their text.
    """

    key: str
    text: str
    heading: str = ""
    evidence: tuple[int, ...] = ()
    run: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A paragraph with what changed in it since the round before."""

    heading: str
    pieces: tuple[Piece, ...]
    evidence: tuple[int, ...] = ()
    change: Change = "same"
    machine: bool = False  # 含有机器建议文字

    @property
    def text(self) -> str:
        """The paragraph as it is now; of one that went, as it was."""
        old = "gone" if self.change != "gone" else ""
        return "".join(piece.text for piece in self.pieces if piece.how != old)

    @property
    def changes(self) -> int:
        """改几处: a replacement is one change."""
        count, before = 0, "same"
        for piece in self.pieces:
            count += piece.how != "same" and before == "same"
            before = piece.how
        return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """与上一稿的差异: every paragraph of both drafts, in the order of the new one."""

    paragraphs: tuple[Marked, ...]

    @property
    def edits(self) -> int:
        """改几处, in paragraphs that both drafts have."""
        return sum(one.changes for one in self.paragraphs if one.change == "changed")

    @property
    def added(self) -> int:
        """新增几段."""
        return sum(one.change == "new" for one in self.paragraphs)

    @property
    def removed(self) -> int:
        """删去几段."""
        return sum(one.change == "gone" for one in self.paragraphs)

    @property
    def words(self) -> str:
        """改 4 处，新增 1 段."""
        told = (
            ("改 {} 处", self.edits),
            ("新增 {} 段", self.added),
            ("删去 {} 段", self.removed),
        )
        said = [text.format(count) for text, count in told if count]
        return "，".join(said) or "文字没有变化"


def plain(paragraphs: Sequence[Paragraph]) -> Difference:
    """A draft that has nothing before it: all of it stands as it is."""
    return Difference(paragraphs=tuple(_whole(one, "same") for one in paragraphs))


def compare(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Difference:
    """Every paragraph of ``after``, and those of ``before`` that went, in place."""
    after = _met_by_text(before, after)
    old = {one.key: one for one in before}
    met = SequenceMatcher(
        a=[one.key for one in before], b=[one.key for one in after], autojunk=False
    )
    marked: list[Marked] = []
    kept = {one.key for one in after}
    for _, old_from, old_to, new_from, new_to in met.get_opcodes():
        marked += [
            _whole(one, "gone")
            for one in before[old_from:old_to]
            if one.key not in kept
        ]
        marked += [_marked(old.get(one.key), one) for one in after[new_from:new_to]]
    return Difference(paragraphs=tuple(marked))


def _met_by_text(
    before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Paragraphs of a run take the key of the old one that they go on from."""
    free = [one for one in before if one.run]
    found: list[Paragraph] = []
    for number, one in enumerate(after):
        if not one.run:
            found.append(one)
            continue
        same = max(free, key=lambda old: _alike(old, one), default=None)
        if same is not None and _alike(same, one) >= _ALIKE:
            free = free[free.index(same) + 1 :]  # runs keep their order
            found.append(replace(one, key=same.key))
        else:
            found.append(replace(one, key=f"{one.run}/new/{number}"))
    return tuple(found)


def _alike(old: Paragraph, new: Paragraph) -> float:
    """How much of two paragraphs of one run is the same, by their signs."""
    if old.run != new.run:
        return 0
    if old.text == new.text:
        return 1
    if max(len(old.text), len(new.text)) > _LONG:
        return SequenceMatcher(
            None,
            _SENTENCE.findall(old.text),
            _SENTENCE.findall(new.text),
            autojunk=False,
        ).ratio()
    return SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()


def _whole(one: Paragraph, change: Literal["same", "gone", "new"]) -> Marked:
    return Marked(
        heading=one.heading,
        pieces=(Piece(one.text, change),),
        evidence=one.evidence,
        change=change,
    )


def _marked(before: Paragraph | None, after: Paragraph) -> Marked:
    if before is None:
        return _whole(after, "new")
    pieces = differences(before.text, after.text)
    changed = any(piece.how != "same" for piece in pieces)
    return Marked(
        heading=after.heading,
        pieces=pieces,
        evidence=after.evidence,
        change="changed" if changed else "same",
    )


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts in one, with what went and what came.

    Whole sentences first, so that a long text costs no more than what changed in
    it; then, inside the sentences that differ, sign by sign.
    """
    old, new = _SENTENCE.findall(before), _SENTENCE.findall(after)
    pieces: list[Piece] = []
    met = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in met.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag == "equal":
            pieces.append(Piece(come))
        elif len(gone) * len(come) > _MOST_STEPS:
            pieces += [Piece(gone, "gone"), Piece(come, "new")]
        else:
            pieces += _of_tokens(_TOKEN.findall(gone), _TOKEN.findall(come))
    return _joined(pieces)


def _of_tokens(old: list[str], new: list[str]) -> tuple[Piece, ...]:
    """The stretches of two token lists; empty pieces are dropped by ``_joined``."""
    met = SequenceMatcher(a=old, b=new, autojunk=False)
    if old and new and met.ratio() < _ALIKE:
        return (Piece("".join(old), "gone"), Piece("".join(new), "new"))
    pieces: list[Piece] = []
    for _, old_from, old_to, new_from, new_to in met.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if gone == come:
            pieces.append(Piece(come))
        else:
            pieces += [Piece(gone, "gone"), Piece(come, "new")]
    return tuple(_without_islands(pieces))


def _without_islands(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A sign or two that stayed between two changes only disturbs the reader."""
    for place, piece in enumerate(pieces):
        between = 0 < place < len(pieces) - 1
        if piece.how == "same" and between and _is_island(piece.text):
            yield Piece(piece.text, "gone")
            yield Piece(piece.text, "new")
        else:
            yield piece


def _is_island(text: str) -> bool:
    return len(text) < _ISLAND and not text.isdigit()


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Between two stretches that stayed: all that went, then all that came."""
    found: list[Piece] = []
    gone = new = ""

    def flush() -> None:
        found.extend(
            one for one in (Piece(gone, "gone"), Piece(new, "new")) if one.text
        )

    for piece in pieces:
        if piece.how == "gone":
            gone += piece.text
        elif piece.how == "new":
            new += piece.text
        elif piece.text:
            flush()
            gone = new = ""
            if found and found[-1].how == "same":
                found[-1] = Piece(found[-1].text + piece.text)
            else:
                found.append(piece)
    flush()
    return tuple(found)
