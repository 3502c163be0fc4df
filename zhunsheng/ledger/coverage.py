"""检查点覆盖的范围: how much of a log is signed, and the path of one entry in it."""

from django.db.models import Max

from zhunsheng.ledger.models import Checkpoint
from zhunsheng.ledger.shelf import tree_of


def signed_size(log: str) -> int:
    """How many entries the newest checkpoint covers; zero before the first."""
    newest = Checkpoint.objects.filter(log=log).aggregate(newest=Max("size"))["newest"]
    return newest or 0


def path_of(log: str, position: int, size: int) -> tuple[bytes, ...]:
    """The sibling hashes of one entry in the tree of ``size``, leaf to root."""
    return tree_of(log, size).prove(position)
