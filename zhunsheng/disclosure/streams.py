"""Names of logs and streams of disclosure. Pure: the portal knows them too."""

from zhunsheng.kernel.ids import BureauCode, PublicationId

_PUBLIC = ".public"


def public_log_of(bureau: BureauCode) -> BureauCode:
    """公示日志: the code of the bureau's public log, ``620100.public``."""
    return BureauCode(f"{bureau}{_PUBLIC}")


def bureau_of_public_log(log: str) -> BureauCode | None:
    """The bureau whose public log this is; ``None`` for a log of another kind."""
    return BureauCode(log.removesuffix(_PUBLIC)) if log.endswith(_PUBLIC) else None


def stream_of(publication_id: PublicationId) -> str:
    """The stream of one publication, in both logs."""
    return f"publication/{publication_id}"


def stream_of_bureau(bureau: BureauCode) -> str:
    """The stream of the bureau's basic information, in both logs."""
    return f"bureau-information/{bureau}"


def stream_of_catalogue(bureau: BureauCode) -> str:
    """The stream of the bureau's catalogue of legal review, in the public log."""
    return f"review-catalogue/{bureau}"
