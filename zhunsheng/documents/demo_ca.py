"""演示用证书机构: made in a folder on first start, so that sealing can be shown.

Its root says on its face that it is a demonstration and has no legal force. A real
bureau configures its own certificates and never starts this.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from zhunsheng.documents.signing import PadesSigner
from zhunsheng.kernel.errors import ZhunshengError
from zhunsheng.kernel.ids import BureauCode

ROOT_NAME = "准绳演示根证书（仅供演示，无法律效力）"
_SEAL_UNIT = "电子印章（仅供演示，无法律效力）"
_DEMONSTRATION = "（演示）"
# Fixed, so that scenarios may play in any year.
_FROM, _UNTIL = datetime(2010, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)
_MOST_BYTES = 64  # of a common name, as the library counts (RFC 5280, A.1)


class DemoCertificateError(ZhunshengError):
    """A file of the demonstration authority is not what it should be."""


@dataclass(frozen=True, slots=True)
class _Pair:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class DemoAuthority:
    """演示用证书机构, opened from its folder."""

    folder: Path
    _root: _Pair

    @property
    def root(self) -> asn1_x509.Certificate:
        """The root certificate, for those who check signatures."""
        return _asn1(self._root.certificate)

    def signer(self, bureau: BureauCode, organ: str) -> PadesSigner:
        """The bureau's demonstration seal; its certificate is made when missing."""
        path = self.folder / f"{bureau}.pem"
        if not path.exists():
            _write_once(path, _seal_pair(organ, self._root))
        pair = _read(path)
        key = pair.key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return PadesSigner(
            organ=organ,
            certificate=_asn1(pair.certificate),
            key=asn1_keys.PrivateKeyInfo.load(key),
            chain=(self.root,),
            demonstration=True,
        )


def open_authority(folder: Path) -> DemoAuthority:
    """The authority of this folder; it is made when the folder has none."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "root.pem"
    if not path.exists():
        _write_once(path, _root_pair())
    return DemoAuthority(folder, _read(path))


def _root_pair() -> _Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(ROOT_NAME)
    return _Pair(_certificate(name, name, key.public_key(), key, is_root=True), key)


def _seal_pair(organ: str, root: _Pair) -> _Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    made = _certificate(
        _name(_seal_name(organ), _SEAL_UNIT),
        root.certificate.subject,
        key.public_key(),
        root.key,
        is_root=False,
    )
    return _Pair(made, key)


def _seal_name(organ: str) -> str:
    """The organ's name, as much as fits, and always that it is a demonstration."""
    plain = organ.removesuffix(_DEMONSTRATION)
    while len((plain + _DEMONSTRATION).encode()) > _MOST_BYTES:
        plain = plain[:-1]
    return plain + _DEMONSTRATION


def _name(common_name: str, unit: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "准绳（演示）"),
    ]
    if unit:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit))
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    *,
    is_root: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(
        issuer_key.public_key()
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(
            x509.BasicConstraints(ca=is_root, path_length=None), critical=True
        )
        .add_extension(usage, critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False
        )
        .add_extension(authority, critical=False)
        .sign(issuer_key, hashes.SHA256())
    )


def _write_once(path: Path, pair: _Pair) -> None:
    """Key and certificate in one file, whole or not at all; the first one stays."""
    text = pair.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ) + pair.certificate.public_bytes(serialization.Encoding.PEM)
    with NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
        scratch.write(text)
        scratch.flush()
        os.fsync(scratch.fileno())
    try:
        os.link(scratch.name, path)
    except FileExistsError:
        pass  # another process of ours was faster: its certificate is the one
    finally:
        Path(scratch.name).unlink()


def _read(path: Path) -> _Pair:
    text = path.read_bytes()
    try:
        key = serialization.load_pem_private_key(text, password=None)
        certificate = x509.load_pem_x509_certificate(text)
    except ValueError as error:
        raise DemoCertificateError(f"演示证书 {path.name} 无法读取：{error}") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise DemoCertificateError(f"演示证书 {path.name} 的密钥类型不正确。")
    return _Pair(certificate, key)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(
        certificate.public_bytes(serialization.Encoding.DER)
    )
