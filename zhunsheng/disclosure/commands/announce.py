"""公示审核目录: an approved catalogue of legal review goes out in the same act."""

from zhunsheng.disclosure.catalogue_records import (
    CatalogueReleased,
    PublicAmount,
    PublicItem,
    PublicLead,
    PublicStage,
)
from zhunsheng.disclosure.commands import _stream
from zhunsheng.disclosure.streams import public_log_of, stream_of_catalogue
from zhunsheng.ledger import reader
from zhunsheng.ledger.projection import Place
from zhunsheng.regulations.bindings import Law
from zhunsheng.regulations.clauses import in_chinese
from zhunsheng.regulations.references import parse
from zhunsheng.review.catalogue.announcing import Announcement, announces
from zhunsheng.review.catalogue.flow import FLOW, FlowStage, term_of
from zhunsheng.review.catalogue.records import CatalogueItem


@announces
def release_catalogue(announced: Announcement) -> Place:
    """Add the edition, with the flow chart of today's law, to the public log."""
    bureau = announced.bureau
    log, stream = public_log_of(bureau.code), stream_of_catalogue(bureau.code)
    earlier = [place.position for _, place in reader.replay(log, stream)]
    return _stream.release(
        CatalogueReleased(
            bureau=bureau.code,
            bureau_name=bureau.name,
            edition=announced.edition,
            approved_on=announced.approved_on,
            effective_on=announced.effective_on,
            items=tuple(map(_item, announced.items)),
            stages=tuple(_stage(one, announced.law) for one in FLOW),
            follows=earlier[-1] if earlier else None,
            removes=(),
        ),
        bureau=bureau.code,
        stream=stream,
        version=len(earlier),
        at=announced.at,
    )


def _item(item: CatalogueItem) -> PublicItem:
    return PublicItem(
        kind=item.kind.label,
        title=item.title,
        amounts=tuple(
            PublicAmount(party=one.party.label, amount_fen=one.amount_fen)
            for one in item.amounts
        ),
        basis=tuple(in_chinese(parse(text)) for text in item.clauses),
    )


def _stage(stage: FlowStage, law: Law) -> PublicStage:
    return PublicStage(
        code=stage.code,
        title=stage.title,
        who=stage.who,
        does=stage.does,
        term=term_of(stage, law),
        aside=stage.aside,
        leads_to=tuple(PublicLead(to=one.to, when=one.when) for one in stage.leads_to),
    )
