"""Draws that are the same again for the same seed."""

from collections.abc import Sequence
from typing import TypeVar

from zhunsheng.kernel.chance import seeded

T = TypeVar("T")


class Dice:
    """A failure names its seed and is repeated by it."""

    def __init__(self, seed: str) -> None:
        self._draw = seeded(f"walk {seed}")

    def randrange(self, stop: int) -> int:
        return int.from_bytes(self._draw(8)) % stop

    def random(self) -> float:
        return self.randrange(1_000_000) / 1_000_000

    def choice(self, among: Sequence[T]) -> T:
        return among[self.randrange(len(among))]

    def chance(self, percent: int) -> bool:
        return self.randrange(100) < percent
