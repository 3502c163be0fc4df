"""What the law requires before a dossier is archived (归档)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhunsheng.archive.records import Retention
from zhunsheng.archive.retention import Rule, years
from zhunsheng.archive.state import DossierState
from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import Post
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.regulations.clauses import cite
from zhunsheng.regulations.guards import guard


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStanding:
    """文书的状况: whether its file is made, and whether the party has it."""

    title: str
    settled: bool  # its file is made, or it is on record why it cannot be
    must_be_served: bool
    served: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the officer typed, as far as the law asks about it."""

    made_by: OfficerId
    retention: Retention
    unserved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSituation:
    """Who archives which case, and how complete its file is.

    ``given`` is ``None`` when it is asked, before anything is typed, whether the
    act is possible: guards about what is typed then hold.
    """

    officer: Officer
    on: date
    closed_on: date | None
    dossier: DossierState
    papers: tuple[PaperStanding, ...]
    open_obligations: tuple[str, ...]
    least: Rule
    maker: Officer | None = None  # the officer of this bureau whom ``made_by`` names
    given: Given | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSituation:
    """登记案卷包: by the program, once, for an archived dossier."""

    by: OfficerId
    dossier: DossierState


def unserved(papers: Iterable[PaperStanding]) -> tuple[str, ...]:
    """The titles of sealed documents that did not reach the party."""
    return tuple(one.title for one in papers if one.must_be_served and not one.served)


@guard(
    "archive.not-the-archivist",
    "案卷由档案管理人员检查归档。",
    way_out="请由档案管理人员办理。",
    basis=cite(
        "nhsa-order-4:57", "gansu-2020-81-recording:25#2", "mingshan-2020-recording:23"
    ),
)
def archivist_archives(situation: ArchiveSituation) -> bool:
    """专人负责: the archivist, and nobody else."""
    officer = situation.officer
    return officer.holds(Post.ARCHIVIST) and officer.serves_on(situation.on)


@guard(
    "archive.case-not-closed",
    "案件尚未结案，不能归档。",
    way_out="先提请结案，经批准后归档。",
    basis=cite("nhsa-order-4:56", "nhsa-order-4:57", "nhsa-2020-32:4.3.1"),
)
def case_is_closed(situation: ArchiveSituation) -> bool:
    """结案: archived after the end, not before."""
    return situation.closed_on is not None


@guard(
    "archive.already-archived",
    "案卷已经归档，不能重复归档。",
    way_out="请查看已归档的案卷。",
    basis=cite("nhsa-order-4:57"),
)
def not_archived_before(situation: ArchiveSituation) -> bool:
    """一案一卷: one dossier a case."""
    return situation.dossier.archived is None


@guard(
    "archive.document-not-made",
    "还有文书没有制成文件，也没有写明不能制成的原因。",
    way_out="请稍候，文书制成后再归档；长时间没有制成的，请联系系统管理员。",
    basis=cite("nhsa-order-4:57", "nhsa-2020-32:4.3.4"),
)
def documents_are_made(situation: ArchiveSituation) -> bool:
    """文书齐全: every document has its file, or failed visibly."""
    return all(one.settled for one in situation.papers)


@guard(
    "archive.document-not-served",
    "有盖章的对外文书没有送达当事人，也没有说明原因。",
    way_out="请登记送达；因重新制作、撤回等不需要送达的，在“未送达文书的说明”中写明。",
    basis=cite("nhsa-order-4:57", "apl-2021:61.1"),
)
def documents_are_served(situation: ArchiveSituation) -> bool:
    """手续完备: sealed documents were served, or it is said why not."""
    if situation.given is None or situation.given.unserved:
        return True
    return not unserved(situation.papers)


@guard(
    "archive.obligation-open",
    "案件还有没有办结的事项（如公示、撤回公示、答复），不能归档。",
    way_out="请在案件页的“应办事项”中逐项办结。",
    basis=cite("nhsa-order-4:57", "nhsa-2020-32:4.3.1"),
)
def nothing_is_owed(situation: ArchiveSituation) -> bool:
    """手续完备: nothing that the bureau owes is open."""
    return not situation.open_obligations


@guard(
    "archive.same-person",
    "立卷人和检查人不能是同一人。",
    way_out="请填写整理案卷的承办人为立卷人。",
    basis=cite("nhsa-order-4:57", "archives-regulation-2024:40"),
)
def another_person_made_it(situation: ArchiveSituation) -> bool:
    """立卷人、检查人: two persons."""
    given = situation.given
    return given is None or given.made_by != situation.officer.officer_id


@guard(
    "archive.maker-unknown",
    "立卷人应当是本局在职人员。",
    way_out="请从名单中选择整理案卷的人员。",
    basis=cite("nhsa-order-4:57", "gansu-2020-81-recording:25#2"),
)
def maker_serves_here(situation: ArchiveSituation) -> bool:
    """立卷人: somebody who works in this bureau."""
    if situation.given is None:
        return True
    return situation.maker is not None and situation.maker.serves_on(situation.on)


@guard(
    "archive.retention-too-short",
    "保管期限短于规定。",
    way_out="请选择不短于规定的保管期限；可以更长。",
    basis=cite("nhsa-2020-32:4.3.3"),
)
def kept_long_enough(situation: ArchiveSituation) -> bool:
    """保管期限: the rule's, or longer."""
    given = situation.given
    return given is None or years(given.retention) >= years(situation.least.retention)


@guard(
    "archive.package-not-the-program",
    "案卷包由系统制作并登记。",
    way_out="归档后系统自动制作，无须手工登记。",
    basis=cite("archives-regulation-2024:39", "nhsa-2020-32:4.3.4"),
)
def program_records(situation: PackageSituation) -> bool:
    """系统制作: no hand writes digests."""
    return situation.by == PROGRAM


@guard(
    "archive.package-before-archive",
    "案卷尚未归档，没有案卷包可以登记。",
    way_out="先归档。",
    basis=cite("archives-regulation-2024:38", "nhsa-order-4:57"),
)
def dossier_is_archived(situation: PackageSituation) -> bool:
    """先归档: the package is of an archived dossier."""
    return situation.dossier.archived is not None


@guard(
    "archive.package-again",
    "案卷包已经登记，不能更换。",
    way_out="请使用已登记的案卷包。",
    basis=cite("archives-regulation-2024:39", "archives-regulation-2024:40"),
)
def no_package_yet(situation: PackageSituation) -> bool:
    """不得更换: one package a dossier."""
    return situation.dossier.package is None


BEFORE_ARCHIVE = (
    archivist_archives,
    case_is_closed,
    not_archived_before,
    documents_are_made,
    documents_are_served,
    nothing_is_owed,
    another_person_made_it,
    maker_serves_here,
    kept_long_enough,
)
BEFORE_PACKAGE = (program_records, dossier_is_archived, no_package_yet)
