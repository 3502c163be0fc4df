"""副署 (C2SP tlog-witness): the bureau above cosigns what it could follow. No Django.

A witness signs a checkpoint only if it proves to be an extension of the last one
that it signed, so that a bureau cannot show two pasts.
"""

from dataclasses import dataclass

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import checkpoint, proofs, tree
from zhunsheng.ledger.checkpoint import Head
from zhunsheng.ledger.note import Signer, Verifier

_OLD = "old "


class WitnessError(ZhunshengError):
    """The witness does not cosign; ``status`` is the answer that HTTP gives."""

    def __init__(self, status: int, says: str) -> None:
        super().__init__(says)
        self.status = status


@dataclass(frozen=True, slots=True)
class Submission:
    """The body of ``add-checkpoint``."""

    old_size: int
    path: tuple[bytes, ...]
    checkpoint: str


def write(submission: Submission) -> str:
    """The body as text."""
    lines = [
        f"{_OLD}{submission.old_size}",
        *proofs.write_hashes(submission.path),
        "",
        submission.checkpoint,
    ]
    return "\n".join(lines)


def read(text: str) -> Submission:
    """Read the body; ``WitnessError`` 400 if it is not one."""
    head, gap, signed = text.partition("\n\n")
    first, *rest = head.split("\n")
    number = first.removeprefix(_OLD)
    plain = number.isascii() and number.isdigit() and str(int(number)) == number
    if not gap or not first.startswith(_OLD) or not plain:
        raise WitnessError(400, "送签内容不完整。")
    try:
        path = proofs.read_hashes(rest)
    except proofs.BadProofError as error:
        raise WitnessError(400, str(error)) from None
    return Submission(int(number), path, signed)


def cosign(
    submission: Submission,
    *,
    log: Verifier,
    last: Head | None,
    signer: Signer,
    seconds: int,
) -> tuple[Head, str]:
    """The head that is now the last, and the signature line for the log.

    The caller keeps ``last`` for each log, and stores the new one in the same
    transaction in which it read the old.
    """
    try:
        head = checkpoint.open_checkpoint(submission.checkpoint, log)
    except ZhunshengError as error:
        raise WitnessError(403, str(error)) from None
    old_size = 0 if last is None else last.size
    if submission.old_size > head.size:
        raise WitnessError(400, "送签的旧条目数大于新的条目数。")
    if submission.old_size != old_size:
        raise WitnessError(409, f"上次副署的条目数是 {old_size}。")
    if last is not None and not _follows(submission.path, last, head):
        raise WitnessError(*_refusal(last, head))
    if last is None and submission.path:
        raise WitnessError(422, "首次送签不需要一致性证明。")
    return head, signer.cosign(head.text, seconds)


def _follows(path: tuple[bytes, ...], last: Head, head: Head) -> bool:
    if last.size == 0:
        return not path
    return tree.extends(
        path,
        old_size=last.size,
        old_head=last.root,
        new_size=head.size,
        new_head=head.root,
    )


def _refusal(last: Head, head: Head) -> tuple[int, str]:
    if last.size == head.size:
        return 409, "条目数相同而根哈希不同：台账出现两个版本。"
    return 422, "不能证明新台账是旧台账的延续。"
