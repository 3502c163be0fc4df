"""签章: the bureau's seal on the page, and its electronic signature over the file.

``Signer`` is what the program asks for; a bureau with a national seal service
(国密电子签章) puts its own behind it. ``PadesSigner`` is the built-in one: PAdES
B-B, or B-T where a time-stamp authority is configured.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import Any, Protocol

from asn1crypto import keys, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from zhunsheng.documents.render import RenderingError, SealPosition, typeset_plain
from zhunsheng.documents.tagging import tag_last_widget

_PAGE_HEIGHT = 841.89  # A4, in points
_SEAL_SIDE = 42 / 25.4 * 72  # 42 mm
_MIDDLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID
)


class SealingError(RenderingError):
    """The document could not be sealed or signed."""


class Signer(Protocol):
    """印章: what can seal and sign for one bureau."""

    @property
    def subject(self) -> str:
        """Whose certificate it is, as the signature says."""

    def sign(
        self, pdf: bytes, *, seal: SealPosition | None, reason: str, at: datetime
    ) -> bytes:
        """The document with seal and signature; ``SealingError`` if that fails."""


class _SealPicture(PdfContent):
    """The seal as a form in the signed file: still a drawing, not a bitmap."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        """Bring the seal's page into the document that is being signed."""
        form = self._ensure_writer.import_page_as_xobject(
            PdfFileReader(BytesIO(self._pdf))
        )
        self.resources.xobject["/Seal"] = form
        left, low, right, high = form.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(high - low))
        return b"/Seal Do"


class _DatedSigner(signers.PdfSigner):
    """A signer that takes its time from its caller, and not from the machine."""

    def __init__(self, *args: Any, at: datetime, **named: Any) -> None:
        super().__init__(*args, **named)
        self._at = at

    def init_signing_session(
        self,
        pdf_out: Any,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002
    ) -> Any:
        """A session whose clock stands at the given time."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


@lru_cache(maxsize=256)
def seal_picture(organ: str, *, demonstration: bool) -> bytes:
    """印章图样: a page of 42 mm with the round seal of the organ."""
    return typeset_plain("seal/1", {"organ": organ, "demonstration": demonstration})


@dataclass(frozen=True, slots=True)
class PadesSigner:
    """The built-in signer: one bureau's certificate and key."""

    organ: str
    certificate: x509.Certificate
    key: keys.PrivateKeyInfo
    chain: tuple[x509.Certificate, ...]
    demonstration: bool
    timestamper: TimeStamper | None = None

    @property
    def subject(self) -> str:
        """The certificate's common name."""
        return str(self.certificate.subject.native["common_name"])

    def sign(
        self, pdf: bytes, *, seal: SealPosition | None, reason: str, at: datetime
    ) -> bytes:
        """Seal (where the page has a place for it) and sign."""
        # The typesetter ends its file without a line end, and an appended revision
        # must start on its own line (ISO 19005-2, 6.1.9).
        source = BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n")
        done = BytesIO()
        try:
            writer = IncrementalPdfFileWriter(source)
            fields.append_signature_field(writer, _place(seal))
            if seal is not None:
                tag_last_widget(writer, seal.page - 1)
            self._signer(seal, reason, at).sign_pdf(
                writer, existing_fields_only=True, output=done
            )
        except (SigningError, PdfError) as error:
            raise SealingError(f"文书签章失败：{error}") from error
        return done.getvalue()

    def _signer(
        self, seal: SealPosition | None, reason: str, at: datetime
    ) -> _DatedSigner:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(self.chain)
        return _DatedSigner(
            signers.PdfSignatureMetadata(
                field_name="Seal",
                reason=reason,
                name=self.organ,
                subfilter=fields.SigSeedSubFilter.PADES,
                md_algorithm="sha256",
            ),
            at=at,
            signer=signers.SimpleSigner(
                signing_cert=self.certificate, signing_key=self.key, cert_registry=store
            ),
            timestamper=self.timestamper,
            stamp_style=self._style() if seal else None,
        )

    def _style(self) -> StaticStampStyle:
        return StaticStampStyle(
            border_width=0,
            background=_SealPicture(
                seal_picture(self.organ, demonstration=self.demonstration)
            ),
            background_layout=_MIDDLE,
            background_opacity=1.0,
        )


def _place(seal: SealPosition | None) -> fields.SigFieldSpec:
    """The signature field: 42 mm around the middle of the seal, or invisible."""
    if seal is None:
        return fields.SigFieldSpec("Seal")
    half, low = _SEAL_SIDE / 2, _PAGE_HEIGHT - seal.y
    left, bottom = round(seal.x - half), round(low - half)
    side = round(_SEAL_SIDE)
    box = (left, bottom, left + side, bottom + side)
    return fields.SigFieldSpec(
        "Seal",
        on_page=seal.page - 1,
        box=box,
        readable_field_name="机关印章",
    )
