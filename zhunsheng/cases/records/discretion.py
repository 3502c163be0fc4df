"""裁量: what was weighed for each violation, and why a fine leaves the benchmark."""

from dataclasses import dataclass
from typing import Annotated

from zhunsheng.kernel.fields import Fen, PastDate, Prose, label
from zhunsheng.regulations.factors import Factor

_MOST_FACTORS = 20

Place = Annotated[int, label("第几项违法事实", "按上面的顺序，从 1 起", ge=1, le=50)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """裁量情节: the circumstances of one violation, by its place in the list."""

    violation: Place
    circumstances: Annotated[
        tuple[Factor, ...],
        label("裁量情节", "只选有证据证明的；没有的不选", max_length=_MOST_FACTORS),
    ] = ()
    settled_fen: Annotated[
        Fen | None,
        label("同期医保基金支付总额", "裁量基准看金额占比的填写", widget="money"),
    ] = None
    last_penalised_on: Annotated[
        PastDate | None,
        label("上次因同类违法行为受处罚的日期", "没有受过处罚的不填"),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """偏离裁量基准: why the fine of one violation is outside its band."""

    violation: Place
    reasons: Annotated[
        Prose, label("偏离裁量基准的理由", "写明事实、证据和为什么按基准显失公平")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """裁量结果: the tier that the benchmark gave when the draft was made.

    Kept with the draft, so that the documents say what was weighed then, whatever
    benchmark comes later. Without a benchmark ``benchmark`` and ``tier`` are empty
    and the band is the statutory range.
    """

    violation: int
    benchmark: str  # its id
    title: str
    tier: str  # 阶次, in the province's own words
    lowest_fen: int
    highest_fen: int
    says: str  # the band in words
    departs: bool
