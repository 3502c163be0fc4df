"""One sentence for whatever went wrong. Nothing here imports Django."""

import errno

from zhunsheng.kernel.errors import ZhunshengError

_FULL = "磁盘已满，没有写入任何内容；请腾出空间后重试。"
_DISK = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "文件大小超过系统限制，没有写入任何内容；请调整限制后重试。",
    errno.EROFS: "磁盘只读，不能写入。",
    errno.EMFILE: "打开的文件过多，请提高系统限制后重试。",
}
_DATABASE = (
    ("database or disk is full", _FULL),
    ("No space left on device", _FULL),
    (
        "disk I/O error",
        "磁盘读写失败（可能已满或者损坏），没有写入任何内容；请检查磁盘后重试。",
    ),
    ("database is locked", "数据库正忙，请稍后重试。"),
    ("readonly database", "数据库只读，不能写入；请检查文件权限。"),
    ("unable to open database file", "打不开数据库文件，请检查数据文件夹和权限。"),
    ("file is not a database", "数据库文件已损坏或者不是数据库，请由备份恢复。"),
    ("malformed", "数据库文件已损坏，请由备份恢复。"),
    ("no such table", "数据库尚未建立或者版本过旧，请先运行 zhunsheng migrate。"),
    ("does not exist", "数据库尚未建立或者版本过旧，请先运行 zhunsheng migrate。"),
    ("Connection refused", "连接不上数据库服务器，请检查地址和服务器是否运行。"),
    ("connection failed", "连接不上数据库服务器，请检查地址和服务器是否运行。"),
)


def sentence(error: BaseException) -> str:
    """What an operator reads: what is wrong and what to do."""
    if isinstance(error, ZhunshengError):
        return str(error)
    for cause in _chain(error):
        says = _of_system(cause) if isinstance(cause, OSError) else _of_database(cause)
        if says:
            return says
    return (
        f"程序内部错误：{type(error).__name__}：{error}。"
        "请连同所用命令告知维护人员（ZHUNSHENG_TRACE=1 显示详情）。"
    )


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    return chain


def _of_system(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"没有权限：{error.filename}。"
    if isinstance(error, FileNotFoundError):
        return f"没有文件或者文件夹：{error.filename}。"
    return _DISK.get(error.errno or 0) or f"系统错误：{error.strerror or error}。"


def _of_database(error: BaseException) -> str:
    if not type(error).__name__.endswith(
        ("OperationalError", "DatabaseError", "ProgrammingError")
    ):
        return ""
    text = str(error)
    return next((says for part, says in _DATABASE if part in text), "")
