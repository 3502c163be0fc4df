"""A program that writes in the ledger until it is killed.

Each act writes three records; its stream is said on standard output when the
commit has returned.
"""

import itertools
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID


def configure(database: dict[str, Any]) -> None:
    from zhunsheng.site.sqlite import use_recent_sqlite  # noqa: PLC0415

    use_recent_sqlite()
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    settings.configure(
        USE_TZ=True,
        INSTALLED_APPS=["zhunsheng.ledger.apps.LedgerConfig"],
        DATABASES={"default": database},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def run(name: str) -> None:
    from django.db import transaction  # noqa: PLC0415

    from tests.unit.ledger.samples import Noted, known, noted  # noqa: PLC0415
    from zhunsheng.ledger import records, turns, writer  # noqa: PLC0415

    records._BY_NAME["tests.noted", 1] = records._BY_CLASS[Noted] = known(
        Noted, "tests.noted"
    )
    at = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=int(name))
    for number in itertools.count():
        stream = f"case/{name}-{os.getpid()}-{number}"
        with turns.turn(), transaction.atomic():
            writer.append(
                *(noted(part) for part in range(3)),
                log="620100",
                stream=stream,
                expected_version=0,
                by=UUID(int=7),
                at=at,
            )
        sys.stdout.write(stream + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    configure(json.loads(os.environ["APPENDER_DATABASE"]))
    run(sys.argv[1])
