"""``zhunsheng check-proof``: whether a ``.tlog-proof`` file proves what it says.

Off line, without database. The key must come from elsewhere than the proof; without
one, the answer is no.
"""

import argparse

from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.ledger import checkpoint, proofs
from zhunsheng.ledger.note import Verifier
from zhunsheng.site.cli.keys import given_keys, own_keys
from zhunsheng.site.cli.output import print_json, print_lines
from zhunsheng.site.cli.parsing import MisuseError
from zhunsheng.vault.store import measure, pieces


def run(arguments: argparse.Namespace) -> int:
    """Check; 1 when the proof proves nothing, or not this document."""
    known = {one.name: one for one in given_keys(arguments.key)} or dict(own_keys())
    try:
        text = arguments.file.read_text(encoding="utf-8")
        proven = proofs.check(text, _key(text, known))
        says = _document(arguments, proven)
    except (ZhunshengError, UnicodeDecodeError) as error:
        return _answer(arguments, {"ok": False, "says": _plain(error)}, _plain(error))
    told = {
        "ok": True,
        "log": proven.head.origin,
        "size": proven.head.size,
        "position": proven.index,
        "envelope": proven.envelope,
        "says": says,
    }
    return _answer(arguments, told, says)


def _plain(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "这不是证明文件（tlog-proof）。"
    return str(error)


def _key(text: str, known: dict[str, Verifier]) -> Verifier:
    origin = checkpoint.unverified(proofs.read(text).checkpoint).origin
    if not known:
        raise MisuseError("请用 --key 给出医保局的验证公钥（另行取得，不取自证明）。")
    if origin not in known:
        raise proofs.BadProofError(f"证明属于 {origin}，没有它的验证公钥。")
    return known[origin]


def _document(arguments: argparse.Namespace, proven: proofs.Proven) -> str:
    """The sentence of success; with ``--document``, only for that very file."""
    says = (
        f"证明成立：{proven.head.origin} 第 {proven.index} 号条目，"
        f"收于 {proven.envelope['at']}，在 {proven.head.size} 条的台账之中。"
    )
    if arguments.document is None:
        return says
    file = measure(pieces(arguments.document.read_bytes()))
    if proven.body is None or proven.body.get("sha256") != file.sha256:
        raise proofs.BadProofError(
            "文件与台账所载的摘要不符：不是这份文书，或者被改动。"
        )
    return says + "文件与台账所载的摘要一致。"


def _answer(arguments: argparse.Namespace, told: dict[str, object], says: str) -> int:
    if arguments.json:
        print_json(told)
    else:
        print_lines(says)
    return 0 if told["ok"] else 1
