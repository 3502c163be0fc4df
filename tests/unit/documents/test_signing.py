from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.unit.documents.paper import text_of
from tests.unit.documents.samples import AT, ORGAN, QR, SAMPLES
from zhunsheng.documents import demo_ca, signing
from zhunsheng.documents.render import Rendered, render
from zhunsheng.documents.verification import verify_signature
from zhunsheng.kernel.ids import BureauCode

LANZHOU = BureauCode("620100")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory):
    return demo_ca.open_authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def page():
    return render(
        "penalty-decision",
        "1",
        SAMPLES["penalty-decision"],
        organ=ORGAN,
        number="兰医保罚决字〔2026〕1号",
        qr=QR,
        timestamp=AT,
    )


@pytest.fixture(scope="module")
def signed(authority: demo_ca.DemoAuthority, page: Rendered):
    signer = authority.signer(LANZHOU, ORGAN)
    return signer.sign(page.pdf, seal=page.seal, reason="行政处罚决定书用印", at=AT)


def verify(pdf: bytes, authority: demo_ca.DemoAuthority):
    return verify_signature(pdf, roots=[authority.root], at=AT)


def test_a_sealed_decision_verifies_and_says_that_it_is_a_demonstration(
    signed: bytes, authority: demo_ca.DemoAuthority
):
    report = verify(signed, authority)
    assert report.valid
    assert report.signer == ORGAN
    assert report.signed_at == AT
    assert report.demonstration
    assert "没有法律效力" in report.says


@pytest.mark.parametrize("share", [0.02, 0.2, 0.4, 0.6, 0.8, 0.9])
def test_a_bent_byte_makes_the_signature_invalid(
    signed: bytes, authority: demo_ca.DemoAuthority, share: float
):
    bent = bytearray(signed)
    bent[int(len(bent) * share)] ^= 1
    report = verify(bytes(bent), authority)
    assert not report.valid
    assert report.says


def test_a_truncated_file_is_reported_and_does_not_raise(
    signed: bytes, authority: demo_ca.DemoAuthority
):
    for size in (0, 100, len(signed) // 2, len(signed) - 7):
        assert not verify(signed[:size], authority).valid


def test_something_added_after_the_signature_is_noticed(
    signed: bytes, authority: demo_ca.DemoAuthority, tmp_path: Path
):
    path = tmp_path / "more.pdf"
    path.write_bytes(signed)
    with path.open("rb+") as opened:
        writer = IncrementalPdfFileWriter(opened)
        first = writer.root["/Pages"]["/Kids"][0].get_object()
        first["/Rotate"] = generic.NumberObject(90)
        writer.update_container(first)
        writer.write_in_place()
    report = verify(path.read_bytes(), authority)
    assert not report.valid
    assert report.intact
    assert "又增加了内容" in report.says


def test_an_unsigned_file_and_a_foreign_root_are_told_apart(
    page: Rendered, signed: bytes, authority: demo_ca.DemoAuthority
):
    assert "没有电子签章" in verify(page.pdf, authority).says
    stranger = verify_signature(signed, roots=[], at=AT)
    assert stranger.intact
    assert not stranger.valid
    assert "不是由所信任的机构签发" in stranger.says


def test_the_signature_is_pades_and_the_file_stays_pdf_a(
    signed: bytes, page: Rendered, tmp_path: Path
):
    # The typesetter's last byte is no line end; the revision must begin on a new line.
    assert signed.startswith(page.pdf + b"\n")
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        field = pdf.Root.AcroForm.Fields[0]
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        left, low, right, high = (float(one) for one in field.Rect)
        assert right - left == pytest.approx(42 / 25.4 * 72, abs=1)
        assert high - low == pytest.approx(right - left)
        assert (left + right) / 2 == pytest.approx(page.seal.x, abs=1)
        assert field.TU == "机关印章"
        tagged = pdf.Root.StructTreeRoot.ParentTree.Nums[-1]
        assert tagged.S == "/Form"
        assert tagged.K[0].Obj.objgen == field.objgen
        assert field.StructParent == pdf.Root.StructTreeRoot.ParentTree.Nums[-2]


def test_a_document_without_a_place_for_the_seal_is_signed_invisibly(
    authority: demo_ca.DemoAuthority, page: Rendered
):
    signer = authority.signer(LANZHOU, ORGAN)
    done = signer.sign(page.pdf, seal=None, reason="用印", at=AT)
    assert verify(done, authority).valid


def _time_stamp_authority() -> tuple[keys.PrivateKeyInfo, asn1_x509.Certificate]:
    """A key and certificate for time stamps; the test stamper wants RSA."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "时间戳（演示）")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = certificate.public_bytes(serialization.Encoding.DER)
    return keys.PrivateKeyInfo.load(private), asn1_x509.Certificate.load(public)


def test_a_timestamper_makes_it_b_t(authority: demo_ca.DemoAuthority, page: Rendered):
    plain = authority.signer(LANZHOU, ORGAN)
    key, certificate = _time_stamp_authority()
    stamper = DummyTimeStamper(tsa_cert=certificate, tsa_key=key, fixed_dt=AT)
    signer = signing.PadesSigner(
        organ=ORGAN,
        certificate=plain.certificate,
        key=plain.key,
        chain=plain.chain,
        demonstration=True,
        timestamper=stamper,
    )
    stamped = signer.sign(page.pdf, seal=page.seal, reason="用印", at=AT)
    unstamped = plain.sign(page.pdf, seal=page.seal, reason="用印", at=AT)
    assert len(stamped) > len(unstamped)
    assert verify(stamped, authority).intact


def test_the_demonstration_seal_says_so_and_names_the_organ(tmp_path: Path):
    text = text_of(
        signing.seal_picture("示范市医疗保障局", demonstration=True), tmp_path
    )
    assert "演示用章" in text
    assert set("示范市医疗保障局") <= set(text)
    assert "演示" not in text_of(
        signing.seal_picture("示范市医疗保障局", demonstration=False), tmp_path
    )


def test_the_root_says_on_its_face_that_it_is_a_demonstration(
    authority: demo_ca.DemoAuthority,
):
    assert (
        authority.root.subject.native["common_name"]
        == "准绳演示根证书（仅供演示，无法律效力）"
    )


def test_an_authority_is_made_once_and_found_again(authority: demo_ca.DemoAuthority):
    again = demo_ca.open_authority(authority.folder)
    assert again.root.dump() == authority.root.dump()
    first = authority.signer(LANZHOU, ORGAN)
    assert again.signer(LANZHOU, ORGAN).certificate.dump() == first.certificate.dump()
    other = authority.signer(BureauCode("360100"), "南昌市医疗保障局（演示）")
    assert other.certificate.dump() != first.certificate.dump()
    assert (authority.folder / "620100.pem").stat().st_mode & 0o077 == 0


def test_a_long_name_is_shortened_and_still_says_demonstration(
    authority: demo_ca.DemoAuthority,
):
    organ = "内蒙古自治区锡林郭勒盟西乌珠穆沁旗医疗保障局（演示）"
    signer = authority.signer(BureauCode("152526"), organ)
    assert signer.subject.endswith("（演示）")
    assert len(signer.subject.encode()) <= 64


def test_a_damaged_certificate_file_is_one_clear_error(tmp_path: Path):
    (tmp_path / "root.pem").write_text("不是证书")
    with pytest.raises(demo_ca.DemoCertificateError, match=r"root\.pem"):
        demo_ca.open_authority(tmp_path)


def test_a_key_of_another_kind_is_one_clear_error(tmp_path: Path):
    made = demo_ca.open_authority(tmp_path)
    key = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    certificate = pem.armor("CERTIFICATE", made.root.dump())
    (tmp_path / "root.pem").write_bytes(key + certificate)
    with pytest.raises(demo_ca.DemoCertificateError, match="密钥类型不正确"):
        demo_ca.open_authority(tmp_path)


def test_two_processes_that_start_at_once_agree_on_one_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = demo_ca.open_authority(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "exists", lambda _path: False)
        second = demo_ca.open_authority(tmp_path)
    assert second.root.dump() == first.root.dump()
    assert [path.name for path in tmp_path.iterdir()] == ["root.pem"]


def test_what_is_no_pdf_is_not_signed(authority: demo_ca.DemoAuthority):
    signer = authority.signer(LANZHOU, ORGAN)
    with pytest.raises(signing.SealingError, match="签章失败"):
        signer.sign(b"not a pdf", seal=None, reason="用印", at=AT)


def test_scenarios_of_earlier_years_can_be_sealed(
    authority: demo_ca.DemoAuthority, page: Rendered
):
    at = datetime(2020, 3, 2, 9, 0, tzinfo=UTC)
    signer = authority.signer(LANZHOU, ORGAN)
    done = signer.sign(page.pdf, seal=page.seal, reason="用印", at=at)
    assert verify_signature(done, roots=[authority.root], at=at).signed_at == at
