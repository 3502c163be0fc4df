"""报送: what may be sent, what was sent when, what failed, and the files."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from zhunsheng.exchange import guards, queries
from zhunsheng.exchange.choices import Kind
from zhunsheng.exchange.gathering import Asked, Gathered, agency_code_of, gather
from zhunsheng.exchange.queries import NoSuchExportError, get_export, list_exports
from zhunsheng.exchange.writing import as_csv, as_json
from zhunsheng.kernel.fields import CHINA, BadInputError
from zhunsheng.ledger.performing import perform
from zhunsheng.regulations.guards import Refusal, RefusedError
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.subjects import Subject, standing_picks

_BAD_INPUT, _CONFLICT = 422, 409
_SHOWN = 200
_FORMS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """选定的范围, as it was typed."""

    kind: Kind
    first: date
    last: date
    with_reported: bool


@require_http_methods(["GET", "POST"])
def exports(request: StaffRequest) -> HttpResponse:
    """Choose, look at what would go, and let it go."""
    listed = list_exports(request.officer)
    chosen, wrong = _chosen(request)
    refusals: tuple[Refusal, ...] = ()
    status = _BAD_INPUT if wrong else 200
    if request.method == "POST" and not wrong:
        try:
            return _record(request, chosen)
        except RefusedError as refused:
            refusals, status = refused.refusals, _CONFLICT
        except BadInputError as error:
            wrong = "；".join(one.says for one in error.problems)
            status = _BAD_INPUT
    looked = request.method == "POST" or "kind" in request.GET
    context = {
        "listed": listed,
        "chosen": chosen,
        "kinds": [(one.value, one.label) for one in Kind],
        "wrong": wrong,
        "refusals": refusals,
        "found": _found(request, chosen) if looked and not wrong else None,
        "shown": _SHOWN,
        "agency": agency_code_of(request.officer.bureau),
        "may_export": request.officer.holds(*guards.EXPORTERS),
        "may_report": request.officer.holds(*guards.REPORTERS),
        "may_register": request.officer.holds(*guards.REGISTRARS),
        "here": "publications",
    }
    return render(request, "staff/exports/exports.html", context, status=status)


@require_GET
def export(request: StaffRequest, export_id: UUID) -> HttpResponse:
    """One export: its rows, what was left out, and what became of it."""
    found = get_export(export_id, request.officer)
    context = {
        "export": found,
        "rows": queries.rows_of(found),
        "may_export": request.officer.holds(*guards.EXPORTERS),
        "may_report": found.with_reported and request.officer.holds(*guards.REPORTERS),
        "here": "publications",
    }
    return render(request, "staff/exports/export.html", context)


@require_GET
def file(request: StaffRequest, export_id: UUID, part: str, form: str) -> HttpResponse:
    """The file of an export; the reported part only for those who may export it."""
    found = get_export(export_id, request.officer)
    whole = part == "whole"
    if form not in _FORMS or part not in ("open", "whole"):
        raise NoSuchExportError
    may_report = found.with_reported and request.officer.holds(*guards.REPORTERS)
    if whole and not may_report:
        raise NoSuchExportError
    content_type, write = _FORMS[form]
    name = f"{found.kind.label}{found.at.astimezone(CHINA):%Y%m%d%H%M%S}.{form}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        write(queries.sheet_of(found, with_reported=whole)),
        content_type=content_type,
        headers={
            "Content-Disposition": str(disposition),
            "Cache-Control": "no-store",
        },
    )


def exchange_subject(request: StaffRequest) -> Subject:
    """What the form of an act of the exchange knows: where to go back to."""
    asked = request.GET.get("export_id", "") or request.POST.get("export_id", "")
    title, back = "报送", reverse("staff:exports")
    if asked:
        try:
            found = get_export(UUID(asked), request.officer)
        except ValueError:
            raise NoSuchExportError from None
        title = f"{found.kind.label}（{found.receiver}）"
        back = reverse("staff:export", args=(found.export_id,))
    return Subject(
        kind="exchange",
        title=title,
        bureau=request.officer.bureau,
        here="publications",
        back=back,
        back_words="回到报送",
        picks=standing_picks(request.officer),
    )


def _record(request: StaffRequest, chosen: Chosen) -> HttpResponse:
    done = perform(
        "exchange.record-export",
        {
            "bureau": request.officer.bureau,
            "kind": chosen.kind.value,
            "first": chosen.first.isoformat(),
            "last": chosen.last.isoformat(),
            "with_reported": chosen.with_reported,
        },
        by=request.officer_id,
        at=request.received_at,
    )
    messages.success(request, "已完成：导出报送数据。记录已写入台账。")
    return redirect("staff:export", UUID(str(done.result["id"])))


def _found(request: StaffRequest, chosen: Chosen) -> Gathered:
    return gather(
        Asked(
            bureau=request.officer.bureau,
            kind=chosen.kind,
            first=chosen.first,
            last=chosen.last,
            with_reported=chosen.with_reported,
            at=request.received_at,
        )
    )


def _chosen(request: StaffRequest) -> tuple[Chosen, str]:
    """What was chosen, else the last thirty days; and what is wrong with it."""
    typed = request.POST if request.method == "POST" else request.GET
    today = request.received_at.astimezone(CHINA).date()
    usual = Chosen(
        kind=Kind.CREDIT,
        first=today - timedelta(days=30),
        last=today,
        with_reported=False,
    )
    if "kind" not in typed:
        return usual, "" if request.method == "GET" else "请选择报送种类。"
    try:
        chosen = Chosen(
            kind=Kind(typed.get("kind", "")),
            first=date.fromisoformat(typed.get("first", "")),
            last=date.fromisoformat(typed.get("last", "")),
            with_reported=typed.get("with_reported") == "1",
        )
    except ValueError:
        return usual, "请选择报送种类，并按年-月-日填写起止日期。"
    days = (chosen.last - chosen.first).days
    if not 0 <= days <= guards.LONGEST_DAYS:
        return usual, "起日不得晚于止日，最长一年。"
    return chosen, ""
