"""RFC 6962: roots, proofs, and that nothing bent is believed."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhunsheng.ledger import tree

LEAVES = [tree.leaf_hash(b"%d" % number) for number in range(70)]
# RFC 6962 test vectors of the Certificate Transparency reference implementation.
INPUTS = [
    b"",
    bytes.fromhex("00"),
    bytes.fromhex("10"),
    bytes.fromhex("2021"),
    bytes.fromhex("3031"),
    bytes.fromhex("40414243"),
    bytes.fromhex("5051525354555657"),
    bytes.fromhex("606162636465666768696a6b6c6d6e6f"),
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def bent(value: bytes) -> list[bytes]:
    """``value`` with each of its bits turned."""
    return [
        bytes(byte ^ (1 << bit if place == at else 0) for at, byte in enumerate(value))
        for place in range(len(value))
        for bit in range(8)
    ]


def test_the_empty_tree() -> None:
    assert tree.root([]) == sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_reference_roots(size: int) -> None:
    leaves = [tree.leaf_hash(data) for data in INPUTS[:size]]
    assert tree.root(leaves).hex() == ROOTS[size - 1]


@pytest.mark.parametrize("size", range(1, 71))
def test_every_leaf_is_proven_and_nothing_else(size: int) -> None:
    leaves = LEAVES[:size]
    head = tree.root(leaves)
    for index in range(size):
        path = tree.prove(leaves, index)

        def said(at: int, other: int, total: int, steps: tuple[bytes, ...]) -> bool:
            return tree.holds(
                steps, leaf=leaves[other], index=at, size=total, head=head
            )

        assert said(index, index, size, path)
        assert not any(said(at, index, size, path) for at in range(size) if at != index)
        assert not any(
            said(index, other, size, path) for other in range(size) if other != index
        )
        assert not said(index, index, size, (*path, LEAVES[0]))
        assert not said(index, index, size, path[1:]) or not path
        assert not said(-1, index, size, path)
        assert not said(size, index, size, path)


@pytest.mark.parametrize("size", range(1, 71))
def test_every_beginning_is_proven_and_nothing_else(size: int) -> None:
    leaves = LEAVES[:size]
    new_head = tree.root(leaves)
    for old in range(1, size + 1):
        path = tree.prove_extension(leaves, old)
        old_head = tree.root(leaves[:old])

        def said(low: int, high: int, *heads: bytes, steps: tuple[bytes, ...]) -> bool:
            return tree.extends(
                steps,
                old_size=low,
                old_head=heads[0],
                new_size=high,
                new_head=heads[1],
            )

        assert said(old, size, old_head, new_head, steps=path)
        assert not said(old, size, LEAVES[69][::-1], new_head, steps=path)
        assert not said(old, size, old_head, LEAVES[69][::-1], steps=path)
        assert not said(0, size, old_head, new_head, steps=path)
        assert not said(size + 1, size, old_head, new_head, steps=path)
        assert not said(old, size, old_head, new_head, steps=(*path, LEAVES[0]))
        if path:
            assert not said(old, size, old_head, new_head, steps=path[1:])
            assert not said(old, size, old_head, new_head, steps=path[:-1])


@pytest.mark.parametrize("size", [2, 3, 7, 8, 33])
def test_every_bit_of_an_audit_path_counts(size: int) -> None:
    leaves = LEAVES[:size]
    head, index = tree.root(leaves), size // 3
    path = tree.prove(leaves, index)
    for at, step in enumerate(path):
        for other in bent(step):
            wrong = (*path[:at], other, *path[at + 1 :])
            assert not tree.holds(
                wrong, leaf=leaves[index], index=index, size=size, head=head
            )
    for other in bent(leaves[index]):
        assert not tree.holds(path, leaf=other, index=index, size=size, head=head)
    for other in bent(head):
        assert not tree.holds(
            path, leaf=leaves[index], index=index, size=size, head=other
        )


@pytest.mark.parametrize(("old", "size"), [(1, 2), (3, 7), (4, 8), (6, 33), (32, 33)])
def test_every_bit_of_a_consistency_proof_counts(old: int, size: int) -> None:
    leaves = LEAVES[:size]
    heads = {"old_head": tree.root(leaves[:old]), "new_head": tree.root(leaves)}
    path = tree.prove_extension(leaves, old)
    for at, step in enumerate(path):
        for other in bent(step):
            wrong = (*path[:at], other, *path[at + 1 :])
            assert not tree.extends(wrong, old_size=old, new_size=size, **heads)
    for name, head in heads.items():
        for other in bent(head):
            assert not tree.extends(
                path, old_size=old, new_size=size, **{**heads, name: other}
            )


@settings(max_examples=60)
@given(st.lists(st.binary(max_size=40), min_size=1, max_size=300), st.data())
def test_proofs_of_any_tree(data: list[bytes], draw: st.DataObject) -> None:
    leaves = [tree.leaf_hash(one) for one in data]
    size = len(leaves)
    index = draw.draw(st.integers(0, size - 1))
    old = draw.draw(st.integers(1, size))
    head = tree.root(leaves)
    assert tree.holds(
        tree.prove(leaves, index),
        leaf=leaves[index],
        index=index,
        size=size,
        head=head,
    )
    assert tree.extends(
        tree.prove_extension(leaves, old),
        old_size=old,
        old_head=tree.root(leaves[:old]),
        new_size=size,
        new_head=head,
    )


def test_an_index_outside_the_tree_is_an_error() -> None:
    with pytest.raises(IndexError):
        tree.prove(LEAVES, 70)
    with pytest.raises(IndexError):
        tree.prove_extension(LEAVES, 0)


def test_fold_is_the_root_of_a_power_of_two() -> None:
    for level in range(7):
        leaves = LEAVES[: 1 << level]
        assert tree.fold(b"".join(leaves)) == tree.root(leaves)
