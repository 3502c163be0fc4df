"""文书: one document with its file, and the file itself."""

from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from zhunsheng.documents.queries import (
    Document,
    NoSuchDocumentError,
    get_document,
)
from zhunsheng.kernel.fields import CHINA
from zhunsheng.kernel.ids import DocumentId
from zhunsheng.review.engagement_queries import opened_to
from zhunsheng.web.advisers import open_to_advisers
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.vaults import vault


@open_to_advisers
@require_GET
def document(request: StaffRequest, document_id: UUID) -> HttpResponse:
    """What the document is, who issued it, and how it looks on paper."""
    context = {"document": _document(request, document_id), "here": "cases"}
    return render(request, "staff/records/document.html", context)


@open_to_advisers
@require_GET
def pdf(request: StaffRequest, document_id: UUID) -> HttpResponseBase:
    """The PDF/A from the vault."""
    found = _document(request, document_id)
    if not found.sha256:
        raise Http404("这份文书的文件还没有生成。")
    name = f"{found.number or found.title}.pdf"
    disposition = content_disposition_header(as_attachment=False, filename=name)
    return StreamingHttpResponse(
        vault().open(found.sha256),
        content_type="application/pdf",
        headers={
            "Content-Disposition": str(disposition),
            "Content-Length": str(found.size_bytes),
        },
    )


def _document(request: StaffRequest, document_id: UUID) -> Document:
    """One of the bureau, or of a case that an engagement opens; else not there."""
    officer, named = request.officer, DocumentId(document_id)
    if officer.posts:
        try:
            return get_document(bureau=officer.bureau, document_id=named)
        except NoSuchDocumentError:
            pass
    for opened in opened_to(officer, request.received_at.astimezone(CHINA).date()):
        try:
            found = get_document(bureau=opened.bureau, document_id=named)
        except NoSuchDocumentError:
            continue
        if found.case_id == opened.case_id:
            return found
    raise NoSuchDocumentError
