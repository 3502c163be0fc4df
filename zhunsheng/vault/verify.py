"""核验库房: every file that there must be is there, whole."""

from collections.abc import Iterable

from zhunsheng.ledger import verify as ledger_verify
from zhunsheng.ledger.findings import Finding, Findings
from zhunsheng.ledger.note import Verifier
from zhunsheng.vault import files
from zhunsheng.vault.store import NoSuchFileInVaultError, Store, measure


def verify(
    store: Store | None = None,
    kept_checkpoints: Iterable[str] = (),
    keys: ledger_verify.Keys | None = None,
    witnesses: Iterable[Verifier] = (),
) -> tuple[Finding, ...]:
    """核验: everything that is wrong with the ledger and, given one, the vault."""
    found = ledger_verify.verify(kept_checkpoints, keys, witnesses)
    return found if store is None else (*found, *verify_files(store))


def verify_files(store: Store) -> tuple[Finding, ...]:
    """The first missing and the first changed file."""
    found = Findings()
    for wanted in files.referenced():
        try:
            real = measure(store.open(wanted.sha256))
        except NoSuchFileInVaultError:
            found.add("", "file-missing", sha256=wanted.sha256)
            continue
        if real != wanted:
            found.add("", "file-changed", sha256=wanted.sha256)
    return tuple(found)
