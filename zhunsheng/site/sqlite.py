"""A recent SQLite in place of the system's.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode when a checkpoint meets
a reset of the log (sqlite.org/wal.html, "WAL reset bug"); Debian 12 ships 3.40.
The wheel ``pysqlite3`` brings its own library. Django imports ``sqlite3`` by name,
so the name is bound to the wheel before Django starts.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

from zhunsheng.kernel.errors import ZhunshengError

SAFE = (3, 51, 3)


class OldSQLiteError(ZhunshengError):
    """The bundled SQLite is one that can damage a database."""


def use_recent_sqlite() -> None:
    """Bind ``sqlite3`` to the bundled library; refuse one that is not safe."""
    if pysqlite3.sqlite_version_info < SAFE:
        raise OldSQLiteError(
            f"SQLite {pysqlite3.sqlite_version} 在 WAL 模式下可能损坏数据库，"
            "请安装 pysqlite3 0.6.1 或者更新的版本。"
        )
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
