"""Names of the streams of exports."""

from zhunsheng.exchange.choices import Kind
from zhunsheng.kernel.ids import BureauCode


def stream_of(kind: Kind) -> str:
    """One stream a kind, so that two exports at once cannot send the same row."""
    return f"exchange/{kind.value}"


def stream_of_agency(bureau: BureauCode) -> str:
    """The stream of the bureau's own code."""
    return f"exchange-agency/{bureau}"
