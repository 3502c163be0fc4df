"""kept-answers: what the API keeps for repeated requests goes after seven days."""

from datetime import datetime

from zhunsheng.authorities import answers
from zhunsheng.jobs.following import clocked


@clocked("kept-answers", title="清理办理回执")
def forget_answers(at: datetime) -> None:
    """Delete what is older; no legal fact is in it."""
    answers.forget(at)
