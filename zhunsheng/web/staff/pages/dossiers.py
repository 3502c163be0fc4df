"""案卷: what is archived, and the package that checks itself."""

from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from zhunsheng.archive.queries import list_dossiers, package_for
from zhunsheng.kernel.ids import CaseId
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.lists import kept_query, page_number
from zhunsheng.web.staff.pages.vaults import vault


@require_GET
def dossiers(request: StaffRequest) -> HttpResponse:
    """Every dossier of the officer's bureau."""
    text = request.GET.get("q", "").strip()
    context = {
        "found": list_dossiers(request.officer, text=text, page=page_number(request)),
        "text": text,
        "kept": kept_query({"q": text}),
        "here": "dossiers",
    }
    return render(request, "staff/dossiers/dossiers.html", context)


@require_GET
def package(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The package of one dossier, for its archivist and the head of the bureau."""
    found = package_for(CaseId(case_id), request.officer)
    name = f"{found.archive_number}.zip"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return StreamingHttpResponse(
        vault().open(found.package_sha256),
        content_type="application/zip",
        headers={
            "Content-Disposition": str(disposition),
            "Content-Length": str(found.package_bytes),
        },
    )
