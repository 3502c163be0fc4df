"""Go's reference client believes our checkpoints and proofs, and no bent ones."""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.interop.need import need
from tests.unit.ledger.samples import AT, LOG, register, write
from zhunsheng.ledger import checkpoint, checkpoints, reader, tiles
from zhunsheng.ledger.note import Signer
from zhunsheng.ledger.shelf import tree_of

pytestmark = [pytest.mark.go, pytest.mark.django_db]

SIGNER = Signer(f"zhunsheng/{LOG}", bytes(range(32)))
SOURCE = Path(__file__).parent / "go" / "main.go"


def base64(raw: bytes) -> str:
    return b64encode(raw).decode()


@pytest.fixture(autouse=True)
def known_types(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Go program, compiled against the distribution's packages."""
    need("go")
    folder = tmp_path_factory.mktemp("go")
    built = folder / "check"
    env = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": "/usr/share/gocode",
        "GOCACHE": str(folder / "cache"),
        "GOFLAGS": "",
    }
    subprocess.run(  # noqa: S603
        ["go", "build", "-o", str(built), str(SOURCE)],  # noqa: S607
        env=env,
        check=True,
    )
    return built


def case(size: int) -> dict[str, Any]:
    """Everything that a client may ask of a log of ``size`` entries."""
    write(size)
    signed = checkpoints.sign_head(LOG, SIGNER, AT)
    stored = tree_of(LOG)
    wanted = {0, size // 3, size // 2, size - 1}
    return {
        "Verifier": str(SIGNER.verifier()),
        "Signer": SIGNER.export(),
        "Checkpoint": signed,
        "Inclusions": [
            {
                "Index": index,
                "Leaf": base64(reader.entry(LOG, index).envelope),
                "Path": [base64(one) for one in stored.prove(index)],
            }
            for index in sorted(wanted)
        ],
        "Consistency": [
            {
                "OldSize": old,
                "OldRoot": base64(tree_of(LOG, old).root()),
                "Path": [base64(one) for one in stored.prove_extension(old)],
            }
            for old in sorted({1, max(1, size // 2), size})
        ],
        "Tiles": {
            tiles.path(level, index, width): base64(
                stored.shelf.tile(level, index, width)
            )
            for level, index, width in tiles.all_of(size)
        },
    }


def ask(client: Path, one: dict[str, Any]) -> str:
    answer = subprocess.run(  # noqa: S603
        [str(client)],
        input=json.dumps(one),
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 255, 256, 257, 1000])
def test_go_believes_us(client: Path, size: int) -> None:
    assert ask(client, case(size)) == "ok"


def bend(text: str) -> str:
    raw = bytearray(b64decode(text))
    raw[0] ^= 1
    return base64(bytes(raw))


def bend_leaf(one: dict[str, Any]) -> None:
    one["Inclusions"][1]["Leaf"] = bend(one["Inclusions"][1]["Leaf"])


def bend_path(one: dict[str, Any]) -> None:
    one["Inclusions"][1]["Path"][0] = bend(one["Inclusions"][1]["Path"][0])


def bend_past(one: dict[str, Any]) -> None:
    one["Consistency"][1]["OldRoot"] = bend(one["Consistency"][1]["OldRoot"])


def bend_tile(one: dict[str, Any]) -> None:
    path = next(iter(one["Tiles"]))
    one["Tiles"][path] = bend(one["Tiles"][path])


def bend_checkpoint(one: dict[str, Any]) -> None:
    one["Checkpoint"] = one["Checkpoint"].replace("\n300\n", "\n301\n")


def bend_signer(one: dict[str, Any]) -> None:
    head = checkpoint.unverified(one["Checkpoint"])
    one["Checkpoint"] = checkpoint.sign(head, Signer(SIGNER.name, bytes(32)))


@pytest.mark.parametrize(
    "change",
    [bend_leaf, bend_path, bend_past, bend_tile, bend_checkpoint, bend_signer],
)
def test_go_does_not_believe_what_is_bent(
    client: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    one = case(300)
    change(one)
    assert ask(client, one) not in ("", "ok")
