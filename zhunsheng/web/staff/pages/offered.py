"""下一步: which acts an officer can do, which wait for others, which are blocked."""

from collections.abc import Sequence

from zhunsheng.cases.pages import NextAct


def sorted_out(following: Sequence[NextAct]) -> dict[str, tuple[NextAct, ...]]:
    """``ready``, ``others`` and ``blocked``, for the template of the same card."""
    ready = tuple(one for one in following if one.possible and one.mine)
    blocked = tuple(one for one in following if not one.possible and one.refusals)
    others = tuple(one for one in following if one not in ready and one not in blocked)
    return {"ready": ready, "others": others, "blocked": blocked}
