"""Public keys for checks: given on the command line, or kept in the folder of data."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from zhunsheng.ledger.note import COSIGNATURE, BadKeyError, Verifier
from zhunsheng.site.cli.parsing import MisuseError
from zhunsheng.site.configuration import data_folder


def own_keys() -> Mapping[str, Verifier]:
    """The public key of every log of this installation, by the log's origin."""
    folder = data_folder() / "public-keys"
    found = [_read(path) for path in sorted(folder.glob("*.txt"))]
    return {one.name: one for one in found}


def own_witnesses() -> tuple[Verifier, ...]:
    """The public keys with which bureaus above cosign, of this installation."""
    return tuple(one for one in own_keys().values() if one.kind == COSIGNATURE)


def kept_checkpoints(given: Iterable[Path]) -> tuple[str, ...]:
    """Checkpoints outside of the database: given, and those of the data folder."""
    own = sorted((data_folder() / "checkpoints").glob("*.txt"))
    return tuple(one.read_text(encoding="utf-8") for one in (*given, *own))


def _read(path: Path) -> Verifier:
    return Verifier.parse(path.read_text(encoding="utf-8").strip())


def given_keys(words: Iterable[str]) -> tuple[Verifier, ...]:
    """Keys as ``--key`` gives them: written out, or the name of a file with one."""
    return tuple(map(_given, words))


def _given(word: str) -> Verifier:
    path = Path(word)
    try:
        return _read(path) if path.is_file() else Verifier.parse(word)
    except (BadKeyError, UnicodeDecodeError) as error:
        raise MisuseError(f"--key {word} 不是验证公钥：{error}") from None
