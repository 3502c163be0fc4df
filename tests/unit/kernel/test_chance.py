"""Chance: from the system, or the same again for a rehearsal."""

from zhunsheng.kernel.chance import drawing_from, fresh_id, fresh_salt, seeded


def draws() -> tuple[object, ...]:
    return (fresh_id(), fresh_salt(), fresh_id(), fresh_salt())


def test_the_system_never_draws_the_same() -> None:
    assert len({fresh_id() for _ in range(200)}) == 200
    assert len({fresh_salt() for _ in range(200)}) == 200


def test_identifiers_are_random_uuids() -> None:
    assert fresh_id().version == 4
    assert len(fresh_salt()) == 32


def test_a_seed_draws_the_same_again_and_another_seed_something_else() -> None:
    with drawing_from(seeded("一")):
        first = draws()
    with drawing_from(seeded("一")):
        again = draws()
    with drawing_from(seeded("二")):
        other = draws()

    assert first == again
    assert set(first).isdisjoint(other)
    assert len(set(first)) == len(first)


def test_a_long_draw_is_as_long_as_asked() -> None:
    source = seeded("长")

    assert [len(source(size)) for size in (0, 1, 31, 32, 33, 1000)] == [
        0,
        1,
        31,
        32,
        33,
        1000,
    ]


def test_after_a_rehearsal_the_system_draws_again() -> None:
    with drawing_from(seeded("一")):
        rehearsed = fresh_id()
    with drawing_from(seeded("一")):
        pass

    assert fresh_id() != rehearsed
