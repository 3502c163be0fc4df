"""Files that come with a form: into the vault, and their digest into the form."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile

from zhunsheng.kernel.fields import Problem
from zhunsheng.vault import files
from zhunsheng.web.forms.shape import Shape
from zhunsheng.web.staff.http import StaffRequest
from zhunsheng.web.staff.pages.vaults import vault

_LARGEST = 200 * 1024 * 1024
_SAYS = "文件超过 200 MB，没有上传；请分成几个文件，音像请用专门的上传页面。"


def take_files(
    request: StaffRequest, shapes: Sequence[Shape], typed: dict[str, list[str]]
) -> tuple[Problem, ...]:
    """Keep every file of the form; those that are too large are said, not kept."""
    problems = []
    for shape in shapes:
        sent = request.FILES.get(f"{shape.name}:file")
        if shape.kind != "file" or not isinstance(sent, UploadedFile):
            continue
        if (sent.size or 0) > _LARGEST:
            problems.append(Problem(shape.name, _SAYS))
        else:
            typed[shape.name] = [files.keep(vault(), sent.chunks()).sha256]
    return tuple(problems)
