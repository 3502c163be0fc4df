# ruff: noqa: T201
"""How fast documents are made, as a ratio to the target of 50 a second a core.

``python bench/bench_documents.py [--quick]``: a two-page decision as PDF/A-3a with
its QR code, each with other words, unsigned and sealed. Processor time is counted,
so that what else runs on the machine does not matter.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.unit.documents.samples import AT, ORGAN, QR, SAMPLES, changed
from zhunsheng.documents import demo_ca
from zhunsheng.documents.render import Rendered, render
from zhunsheng.kernel.ids import BureauCode

ROUNDS = 60 if "--quick" in sys.argv else 300
TARGET = 50
PAGES = 2


def decision(number: int) -> Any:
    """A decision of two pages; no two have the same facts."""
    return changed(
        SAMPLES["penalty-decision"],
        facts=f"经查，当事人将第{number}种药品串换结算，共计312人次。",
        hearing="已依法告知，当事人没有陈述、申辩，也没有要求听证。",
        discretion="适用裁量基准的一般情形。",
        performance=("自收到本决定书之日起十五日内缴纳。",),
        basis="《医疗保障基金使用监督管理条例》第三十八条第四项。",
        decisions=("责令退回48,620.50元，并处罚款72,930.75元。",),
        course="本机关于2026年3月11日立案调查。",
        evidence=("现场检查笔录、询问笔录和医保结算明细清单。",),
        remedy="不服本决定的，可以在六十日内申请复议，或者在六个月内提起诉讼。",
    )


def unsigned(number: int) -> Rendered:
    """One decision without its seal."""
    return render(
        "penalty-decision",
        "1",
        decision(number),
        organ=ORGAN,
        number=f"兰医保罚决字〔2026〕{number}号",
        qr=f"{QR}{number}",
        timestamp=AT,
    )


def each_ms(work: Callable[[int], object]) -> float:
    """Median processor time of one call, after a warm-up."""
    work(0)
    taken = []
    for number in range(1, ROUNDS + 1):
        before = time.process_time()
        work(number)
        taken.append(time.process_time() - before)
    return median(taken) * 1000


def show(name: str, milliseconds: float, ratio: str) -> None:
    """One line: how many a second a core, and a ratio from the same run."""
    speed = 1000 / milliseconds
    print(f"{name}: {speed:.0f}/s per core ({milliseconds:.1f} ms), {ratio}")


def main() -> None:
    """Measure and print."""
    pages = unsigned(0).pages
    if pages != PAGES:
        raise SystemExit(f"the decision has {pages} pages, not {PAGES}")
    plain = each_ms(unsigned)
    ratio = f"{1000 / plain / TARGET:.2f} x the target of {TARGET}/s"
    show("2-page decision, PDF/A-3a and UA-1, unsigned", plain, ratio)
    with tempfile.TemporaryDirectory() as folder:
        signer = demo_ca.open_authority(Path(folder)).signer(
            BureauCode("620100"), ORGAN
        )

        def sealed(number: int) -> bytes:
            page = unsigned(number)
            return signer.sign(page.pdf, seal=page.seal, reason="用印", at=AT)

        whole = each_ms(sealed)
        ratio = f"{whole / plain:.1f} x the time of an unsigned one"
        show("the same with seal (PAdES B-B, P-256)", whole, ratio)


if __name__ == "__main__":
    main()
