"""Files that come with a form: into the vault, and their digest into the form."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from zhunsheng.kernel.fields import Problem
from zhunsheng.vault import files
from zhunsheng.web.forms.shape import Shape
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.oversize import largest, was_too_large
from zhunsheng.web.staff.pages.vaults import vault

_SAYS = "文件超过 {size} MB，没有上传；请分成几个文件，音像请用专门的上传页面。"
_MEGABYTE = 1024 * 1024


def take_files(
    request: StaffRequest, shapes: Sequence[Shape], typed: dict[str, list[str]]
) -> tuple[Problem, ...]:
    """Keep every file of the form; those that are too large are said, not kept."""
    problems = []
    for shape in shapes:
        name = f"{shape.name}:file"
        sent = request.FILES.get(name)
        if shape.kind != "file":
            continue
        if was_too_large(request, name):
            says = _SAYS.format(size=largest() // _MEGABYTE)
            problems.append(Problem(shape.name, says))
        elif isinstance(sent, UploadedFile):
            typed[shape.name] = [files.keep(vault(), sent.chunks()).sha256]
    return tuple(problems)
