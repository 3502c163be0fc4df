"""The closed lists of exports (报送): what is sent, to whom, and how a row changes."""

from zhunsheng.kernel.fields import Choice


class Kind(Choice):
    """报送种类: each has its own columns and its own receiver."""

    CREDIT = "credit", "双公示行政处罚信息"
    PLATFORM = "platform", "行政执法监督平台案件表"
    INDEX = "index", "信息公开目录"

    @property
    def receiver(self) -> str:
        """接收单位: for whom the file is made."""
        return _RECEIVERS[self]


_RECEIVERS = {
    Kind.CREDIT: "公共信用信息平台（信用中国）",
    Kind.PLATFORM: "行政执法综合管理监督信息系统",
    Kind.INDEX: "同级政府信息公开平台",
}


class Change(Choice):
    """报送操作: what the receiver does with a row."""

    NEW = "new", "新增"
    CORRECTED = "corrected", "更正"
    WITHDRAWN = "withdrawn", "撤回"
