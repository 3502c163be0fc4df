"""裁量参考 by hand: a violation inside its band, one outside, one without a tier."""

from datetime import date

from tests.unit.cases import discretion_scene as scene
from tests.web.staff.samples import CASE_ID
from zhunsheng.cases.discretion.counting import measure_of
from zhunsheng.cases.discretion.of_draft import Measured, measure
from zhunsheng.cases.discretion.page import DiscretionPage, Weighted
from zhunsheng.cases.discretion.picture import picture
from zhunsheng.cases.discretion.reasoning import reasoning
from zhunsheng.cases.discretion.similar import Distribution, Similar
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.regulations.factors import Factor

ON = date(2026, 6, 1)
COUNTED = Distribution(
    here=True,
    since=2022,
    counts=((1000, 214), (1050, 12), (1200, 40), (1500, 96), (1800, 9), (2000, 31)),
)
NONE = Distribution(here=False, since=2022, counts=())
LIKE = (
    Similar(
        same_situation=True,
        same_province=True,
        year=2026,
        amount_class=3,
        measure=1000,
        shared=1,
        fate="",
        case_id=CaseId(CASE_ID),
        number="示范医保立字〔2026〕3号",
        base_fen=1_379_160,
        fine_fen=1_379_160,
    ),
    Similar(
        same_situation=False,
        same_province=False,
        year=2024,
        amount_class=4,
        measure=1450,
        shared=0,
        fate="撤销",
    ),
)


def _weighted(one: Measured, counted: Distribution) -> Weighted:
    found, given = one.assessment, one.violation
    multiple = measure_of(found.situation, given.base_fen, given.fine_fen)
    return Weighted(
        measured=one,
        multiple=multiple,
        similar=LIKE if counted.total else (),
        picture=picture(counted, found, multiple),
        text=reasoning(one),
    )


def page() -> DiscretionPage:
    """The page of a made-up case in Lanzhou, whose handler looks at it."""
    measured = measure(
        (
            scene.violation(1_379_160, 1_379_160),
            scene.violation(1_379_160, 2_400_000),
            scene.violation(271_600, 0, situation_no=27),
        ),
        BureauCode("620100"),
        ON,
        weighed=(scene.weighing(1, Factor.COOPERATIVE, Factor.CONFESSED),),
    )
    return DiscretionPage(
        case_id=CaseId(CASE_ID),
        case_name="示范市第一医院（演示）涉嫌违反医疗保障基金使用规定案",
        number="示范医保立字〔2026〕8号",
        source="拟处理意见",
        on=ON,
        may_write=True,
        violations=tuple(
            _weighted(one, NONE if one.no == 3 else COUNTED) for one in measured
        ),
    )
