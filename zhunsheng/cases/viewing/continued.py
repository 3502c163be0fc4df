"""接着写: what a form may begin with, so that nobody types again what stands."""

from typing import Any

from zhunsheng.cases.state import CaseState
from zhunsheng.kernel.fields import as_plain


def begun_with(act: str, case: CaseState) -> dict[str, Any]:
    """The values (JSON) with which the form of ``act`` opens; often none.

    A new draft begins with the last one, the first with what the investigation
    reported, and with a row for what is weighed of each violation. Whoever signs
    reads it again: nothing is taken over unseen.
    """
    if act != "cases.draft-decision":
        return {}
    if case.draft is not None:
        begun = as_plain(case.draft.given)
    elif case.report is not None:
        violations = as_plain(case.report)["violations"]
        begun = {
            "violations": violations,
            "weighed": [
                {"violation": no, "circumstances": []}
                for no in range(1, len(violations) + 1)
            ],
        }
    else:
        return {}
    begun.pop("case_id", None)
    return begun
