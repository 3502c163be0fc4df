"""Kept tiles give the same roots and proofs as the whole tree."""

from dataclasses import dataclass, field

import pytest

from zhunsheng.ledger import tiles, tree
from zhunsheng.ledger.stored import Edge, StoredTree, finished_tiles

LARGE = [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537]
LEAVES = [tree.leaf_hash(b"%d" % number) for number in range(65_537)]


@dataclass
class MemoryShelf:
    """Full tiles are kept; partial ones are made from what is below them."""

    leaves: list[bytes] = field(default_factory=list)
    kept: dict[tuple[int, int], tuple[bytes, bytes]] = field(default_factory=dict)

    def tile(self, level: int, index: int, width: int) -> bytes:
        if width == tiles.WIDTH and (level, index) in self.kept:
            return self.kept[level, index][0]
        first = index * tiles.WIDTH
        if level == 0:
            return b"".join(self.leaves[first : first + width])
        return b"".join(
            self.kept[level - 1, at][1] for at in range(first, first + width)
        )

    def add(self, leaves: list[bytes]) -> None:
        for one in finished_tiles(self, len(self.leaves), b"".join(leaves)):
            assert (one.level, one.index) not in self.kept
            self.kept[one.level, one.index] = one.packed, one.root
        self.leaves += leaves


@pytest.mark.parametrize("size", range(71))
def test_small_trees(size: int) -> None:
    leaves = LEAVES[:size]
    edge = Edge()
    shelf = MemoryShelf()
    for leaf in leaves:
        edge.add(leaf)
        shelf.add([leaf])
    stored = StoredTree(shelf, size)
    assert edge.root() == stored.root() == tree.root(leaves)
    assert Edge.unpack(size, edge.pack()) == edge
    for index in range(size):
        assert stored.prove(index) == tree.prove(leaves, index)
        assert stored.prove_extension(index + 1) == tree.prove_extension(
            leaves, index + 1
        )


@pytest.mark.parametrize("size", LARGE)
def test_trees_around_full_tiles(size: int) -> None:
    shelf = MemoryShelf()
    for start in range(0, size, 1000):
        shelf.add(LEAVES[start : min(start + 1000, size)])
    stored = StoredTree(shelf, size)
    head = stored.root()
    assert head == tree.root(LEAVES[:size])
    for index in {0, 1, 254, 255, 256, size // 2, size - 2, size - 1} & set(
        range(size)
    ):
        path = stored.prove(index)
        assert tree.holds(path, leaf=LEAVES[index], index=index, size=size, head=head)
    for old in {1, 2, 255, 256, 257, size // 2, size - 1, size} & set(range(size + 1)):
        assert tree.extends(
            stored.prove_extension(old),
            old_size=old,
            old_head=tree.root(LEAVES[:old]),
            new_size=size,
            new_head=head,
        )
    wanted = {
        (level, index) for level, index, width in tiles.all_of(size) if width == 256
    }
    assert set(shelf.kept) == wanted


def test_an_older_tree_is_read_from_the_same_tiles() -> None:
    shelf = MemoryShelf()
    shelf.add(LEAVES[:1000])
    for size in (1, 255, 256, 300, 511, 512, 999):
        assert StoredTree(shelf, size).root() == tree.root(LEAVES[:size])


def test_an_index_outside_is_an_error() -> None:
    stored = StoredTree(MemoryShelf(), 0)
    with pytest.raises(IndexError):
        stored.prove(0)
    with pytest.raises(IndexError):
        stored.prove_extension(1)


def test_the_names_of_tiles_are_those_of_the_specification() -> None:
    assert tiles.path(0, 5) == "tile/0/005"
    assert tiles.path(1, 1_234_067) == "tile/1/x001/x234/067"
    assert tiles.path(0, 1000, 5) == "tile/0/x001/000.p/5"
    assert tiles.entries_path(1000, 5) == "tile/entries/x001/000.p/5"
    assert tiles.pack_entries([b"ab", b""]) == b"\x00\x02ab\x00\x00"


def test_the_tiles_of_a_tree() -> None:
    assert tiles.all_of(0) == []
    assert tiles.all_of(256) == [(0, 0, 256), (1, 0, 1)]
    assert tiles.all_of(70_000)[-3:] == [(1, 0, 256), (1, 1, 17), (2, 0, 1)]
    assert tiles.width_at(70_000, 0, 273) == 112
    assert tiles.width_at(70_000, 0, 274) == 0
