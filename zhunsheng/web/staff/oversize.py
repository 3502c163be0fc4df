"""An upload that is too large: it is read past and never stored anywhere."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST = 200 * 1024 * 1024


def largest() -> int:
    """How many bytes one file of a form may have."""
    return int(getattr(settings, "LARGEST_FILE", LARGEST))


def was_too_large(request: Any, name: str) -> bool:
    """Whether the file of that field was skipped."""
    return name in getattr(request, "skipped_files", ())


class Bounded(FileUploadHandler):
    """The first upload handler: it stops a file at the limit, and keeps the form."""

    _seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece on to the handlers that store it, up to the limit."""
        del start
        self._seen += len(raw_data)
        if self._seen > largest():
            request: Any = self.request
            skipped = (*getattr(request, "skipped_files", ()), self.field_name)
            request.skipped_files = skipped
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The handlers after this one have the file."""
        del file_size
