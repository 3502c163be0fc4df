"""核验结果: what may be wrong with a package, in one sentence each. No Django."""

from dataclasses import dataclass

ADVICE = (
    "包内的验证钥和印章根证书只能证明包内各件互相一致。"
    "请把它们与本机关公布的验证钥、根证书逐字核对，一致的，才能确认案卷出自本机关。"
)
"""What no package can say of itself; shown beside every result."""

_SAYS = {
    "not-a-package": "{why}",
    "file-changed": "文件内容被改动：与清单所列的 {algorithm} 不符。",
    "file-bent": "文件内容被改动或者损坏。",
    "file-missing": "清单列有这个文件，包内没有。",
    "file-added": "包内有这个文件，清单没有列出。",
    "file-unknown": "包内多出这个文件：记录中没有它。",
    "manifest-bad": "{why}",
    "bag-file-changed": "封装文件被改动：与包内的记录不符。",
    "keys-bad": "验证钥无法读取：{why}",
    "checkpoint-bad": "检查点不能核验：{why}",
    "records-bad": "{why}",
    "record-changed": "第 {position} 号记录的正文被改动：与信封所承诺的摘要不符。",
    "record-without-body": "第 {position} 号记录没有正文：已依法销毁，或者被抽走。",
    "record-out-of-place": "第 {position} 号记录放错了文件。",
    "record-unproven": "第 {position} 号记录的证明不成立：{why}",
    "record-foreign": "第 {position} 号记录不属于这个机关的台账。",
    "proof-missing": "第 {position} 号记录缺少证明文件。",
    "stream-gap": "卷宗 {stream} 缺少记录：应当有 {expected} 条，包内有 {count} 条。",
    "piece-missing": "目录列有“{title}”，包内没有。",
    "piece-changed": "“{title}”的内容与记录的摘要不符。",
    "document-unsettled": "“{title}”既没有文件，也没有写明不能制成的原因。",
    "document-differs": "“{title}”在目录中的摘要与文书制成记录不符。",
    "about-changed": "说明文件与记录不符。",
    "seal-bad": "“{title}”：{why}",
    "roots-bad": "印章根证书无法读取。",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """核验结果: one thing that is wrong, and the file in the package it is about."""

    code: str
    says: str
    file: str = ""


def finding(code: str, file: str = "", **about: object) -> Finding:
    """A finding of a known kind."""
    return Finding(code, _SAYS[code].format(**about), file)


def codes() -> tuple[str, ...]:
    """Every kind of thing that can be wrong."""
    return tuple(_SAYS)
