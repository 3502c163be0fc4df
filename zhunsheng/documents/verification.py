"""核验签章: what the electronic signature of a file says, off line."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

_DEMONSTRATION = "演示"

# An untrusted certificate is an answer of ours, not an incident for the log.
logging.getLogger("pyhanko.sign.validation").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """签章核验结果: ``valid`` needs all: there, intact, nothing added, and trusted."""

    valid: bool
    says: str
    signer: str = ""
    signed_at: datetime | None = None
    intact: bool = False
    unchanged: bool = False
    trusted: bool = False
    demonstration: bool = False


def verify_signature(
    pdf: bytes, *, roots: Sequence[x509.Certificate], at: datetime
) -> SignatureReport:
    """Check the seal's signature in ``pdf`` against ``roots``, as of ``at``.

    Never raises for a bad file: a file that cannot be read is reported as such.
    """
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        if not signatures:
            return SignatureReport(valid=False, says="文件没有电子签章。")
        context = ValidationContext(
            trust_roots=list(roots), allow_fetching=False, moment=at
        )
        status = validate_pdf_signature(
            signatures[0], signer_validation_context=context
        )
    except Exception:  # a hostile file may make the parser fail in any way
        return SignatureReport(
            valid=False, says="文件已经损坏，无法读取其中的电子签章。"
        )
    return _report(status)


def _report(status: PdfSignatureStatus) -> SignatureReport:
    name = str(status.signing_cert.subject.native.get("common_name", ""))
    intact = bool(status.intact and status.valid)
    unchanged = status.modification_level == ModificationLevel.NONE
    trusted = bool(status.trusted)
    return SignatureReport(
        valid=intact and unchanged and trusted,
        says=_sentence(name, intact=intact, unchanged=unchanged, trusted=trusted),
        signer=name,
        signed_at=status.signer_reported_dt,
        intact=intact,
        unchanged=unchanged,
        trusted=trusted,
        demonstration=_DEMONSTRATION in name,
    )


def _sentence(name: str, *, intact: bool, unchanged: bool, trusted: bool) -> str:
    if not intact:
        return "文件在签章之后被改动，签章无效。"
    if not unchanged:
        return "文件在签章之后又增加了内容，请核对原件。"
    if not trusted:
        return f"签章完好，但证书“{name}”不是由所信任的机构签发。"
    if _DEMONSTRATION in name:
        return f"签章完好，由“{name}”签署。这是演示证书，没有法律效力。"
    return f"签章完好，由“{name}”签署。"
