"""A decision of two pages as PDF/A, unsigned; processor time, so one core."""

from bench import bench_documents
from bench.bench_documents import PAGES, TARGET
from bench.report import Row, emit


def main() -> None:
    """Measure, one row of JSON."""
    pages = bench_documents.unsigned(0).pages
    if pages != PAGES:
        raise RuntimeError(f"the decision has {pages} pages, not {PAGES}")
    speed = 1000 / bench_documents.each_ms(bench_documents.unsigned)
    emit(
        Row(
            what=f"decision of {PAGES} pages, PDF/A-3a, unsigned",
            ours=f"{speed:.0f}/s a core",
            against=f"{TARGET}/s a core",
            ratio=speed / TARGET,
            wanted="at least 1",
            kept=speed >= TARGET,
        )
    )


if __name__ == "__main__":
    main()
