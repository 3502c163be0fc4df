"""One whole, made-up content for every kind of document."""

from tests.unit.documents.court import COURT
from tests.unit.documents.facts import AT, ORGAN, QR, changed
from tests.unit.documents.inside import INSIDE
from tests.unit.documents.outward import OUTWARD

__all__ = ["AT", "ORGAN", "QR", "SAMPLES", "changed"]

SAMPLES = INSIDE | OUTWARD | COURT
