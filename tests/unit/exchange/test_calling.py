"""问文字服务: every way in which a service can fail is one sentence."""

import json
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.unit.exchange.standing_engine import KEY, MODEL, StandIn, standing_in
from zhunsheng.exchange.wording import calling
from zhunsheng.exchange.wording.calling import EngineError, complete, models
from zhunsheng.exchange.wording.engine import Engine

BODY = json.dumps({"model": MODEL, "messages": []}).encode()


@pytest.fixture
def service() -> Iterator[StandIn]:
    with standing_in() as found:
        yield found


def said(service: StandIn, **changes: float) -> str:
    with pytest.raises(EngineError) as found:
        complete(replace(service.engine(), **changes), BODY)
    return str(found.value)


def test_words_come_back(service: StandIn) -> None:
    service.says = "当事人主动配合调查，并退回费用。"
    assert complete(service.engine(), BODY) == service.says
    assert service.bodies == [BODY]
    assert models(service.engine()) == (MODEL,)


def test_the_key_is_sent_and_shown_nowhere(service: StandIn, tmp_path: object) -> None:
    key = tmp_path / "key"  # type: ignore[operator]
    key.write_text(f"{KEY}\n")
    engine = service.engine(KEY_FILE=str(key))

    complete(engine, BODY)

    assert service.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(engine)
    assert KEY not in engine.url


def test_without_a_key_none_is_sent(service: StandIn) -> None:
    complete(service.engine(), BODY)
    assert "Authorization" not in service.headers[0]


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("error-500", "HTTP 500"),
        ("error-401", "密钥"),
        ("redirect", calling.REDIRECTED),
        ("cut-off", calling.UNFINISHED),
        ("html", calling.NOT_JSON),
        ("not-json", calling.NOT_JSON),
        ("not-utf-8", calling.NOT_JSON),
        ("deep", calling.NOT_JSON),
        ("wrong-json", calling.NOT_JSON),
        ("no-choice", calling.NOT_JSON),
        ("no-text", calling.NOT_JSON),
        ("unfinished", calling.UNFINISHED),
        ("endless", calling.TOO_LONG),
    ],
)
def test_a_failing_service_is_one_sentence(
    service: StandIn, mode: str, says: str
) -> None:
    service.mode = mode
    told = said(service)
    assert says in told
    assert told.count("。") == 1
    assert service.calls == 1  # nothing is followed, nothing is tried again


@pytest.mark.parametrize("mode", ["slow", "drip"])
def test_a_service_has_so_many_seconds_and_no_more(service: StandIn, mode: str) -> None:
    service.mode = mode
    began = monotonic()
    assert said(service, seconds=0.4) == calling.SLOW
    assert monotonic() - began < 3


def test_a_health_check_fails_in_the_same_words(service: StandIn) -> None:
    service.mode = "wrong-json"
    with pytest.raises(EngineError, match="不是约定的格式"):
        models(service.engine())


def test_nobody_listens(service: StandIn) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EngineError, match="连不上"):
        complete(replace(service.engine(), port=port), BODY)


def test_an_answer_of_exactly_the_largest_size_is_read(service: StandIn) -> None:
    service.says = "甲" * 100
    complete(service.engine(), BODY)
    raw = len(
        json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "model": MODEL,
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": service.says},
                        "finish_reason": "stop",
                    }
                ],
            }
        ).encode()
    )
    assert complete(replace(service.engine(), largest=raw), BODY) == service.says
    assert said(service, largest=raw - 1) == calling.TOO_LONG


def test_a_proxy_of_the_environment_is_not_asked(
    service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with standing_in() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        complete(service.engine(), BODY)
        assert (service.calls, proxy.calls) == (1, 0)


class TestSecure:
    """https: the name in the certificate is the name in the address."""

    @pytest.fixture
    def certificate(self, tmp_path: Path) -> Path:
        """A made-up certificate of ``localhost``, and its key, in one file."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
            .add_extension(
                x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False
            )
            .sign(key, hashes.SHA256())
        )
        path = tmp_path / "engine.pem"
        pem = serialization.Encoding.PEM
        path.write_bytes(
            made.public_bytes(pem)
            + key.private_bytes(
                pem,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        return path

    @pytest.fixture
    def secured(self, certificate: Path) -> Iterator[StandIn]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        with standing_in(context) as found:
            yield found

    def test_a_trusted_engine_is_asked(
        self, secured: StandIn, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        engine = secured.engine(URL=f"https://localhost:{secured.port}/v1")
        assert complete(engine, BODY) == secured.says

    def test_another_name_is_not(
        self, secured: StandIn, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        engine = secured.engine(URL=f"https://127.0.0.1:{secured.port}/v1")
        with pytest.raises(EngineError, match="证书不受信任"):
            complete(engine, BODY)
        assert secured.bodies == []

    def test_an_engine_that_nobody_vouches_for_is_not(self, secured: StandIn) -> None:
        engine = secured.engine(URL=f"https://localhost:{secured.port}/v1")
        with pytest.raises(EngineError, match="证书不受信任"):
            complete(engine, BODY)
        assert secured.bodies == []


class TestNames:
    """A name is looked up once, and the address that was checked is called."""

    def found(self, monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
        def looked_up(host: str, port: int, *_: object, **__: object) -> list[object]:
            known = addresses if host == "localhost" else (host,)
            stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
            return [(*stream, (one, port)) for one in known]

        monkeypatch.setattr(socket, "getaddrinfo", looked_up)

    @pytest.fixture
    def named(self, service: StandIn) -> Engine:
        return service.engine(URL=f"http://localhost:{service.port}/v1")

    def test_this_machine_is_here(
        self, named: Engine, service: StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.found(monkeypatch, "127.0.0.1")
        assert complete(named, BODY)
        assert service.headers[0]["Host"].startswith("localhost")

    @pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.5", "169.254.169.254"])
    def test_a_name_of_this_machine_that_is_elsewhere_is_not_called(
        self,
        named: Engine,
        service: StandIn,
        monkeypatch: pytest.MonkeyPatch,
        address: str,
    ) -> None:
        self.found(monkeypatch, "127.0.0.1", address)
        with pytest.raises(EngineError, match="不允许的地址"):
            complete(named, BODY)
        assert service.calls == 0

    def test_an_unknown_name_is_away(
        self, named: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unknown(*_: object, **__: object) -> None:
            raise socket.gaierror

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        with pytest.raises(EngineError, match="连不上"):
            complete(named, BODY)
