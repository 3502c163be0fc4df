"""清除正文: the record by which a public text leaves the public log's bodies.

It stands in the bureau's own log, stream ``erasure/<uuid>``; the destruction that
it names is carried out by ``ledger.destruction``. Not in ``records``, because the
reference to an entry comes with the ledger's tables, and the portal has none.
"""

from dataclasses import dataclass

from zhunsheng.kernel.ids import PublicationId
from zhunsheng.ledger.destruction import EntryReference
from zhunsheng.ledger.records import record
from zhunsheng.regulations.clauses import cite


@record(
    "disclosure.text-erased",
    version=1,
    basis=cite("apl-2021:48.2", "nhsa-2020-32:3.3.2"),
    title="清除公示正文",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class TextErased:
    """清除公示正文: these entries of the public log keep no text."""

    publication_id: PublicationId
    entries: tuple[EntryReference, ...]
