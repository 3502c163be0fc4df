"""``zhunsheng deadline``: the last day of a period, why, and by which clause."""

import argparse

from zhunsheng.calendars.explain import explain_deadline, in_words
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.parameters import Party
from zhunsheng.site.cli import law
from zhunsheng.site.cli.output import print_json, print_lines
from zhunsheng.site.cli.parsing import MisuseError


def run(arguments: argparse.Namespace) -> int:
    """Answer; 1 when no instrument that binds the bureau sets the period."""
    law.install()
    found = explain_deadline(
        arguments.period,
        bureau=BureauCode(arguments.bureau),
        start=arguments.start,
        matter=arguments.matter,
        party=_party(arguments.party),
    )
    if arguments.json:
        print_json(found.as_json())
    else:
        print_lines(*in_words(found))
    return 0


def _party(word: str | None) -> Party | None:
    if word is None:
        return None
    try:
        return Party(word)
    except ValueError:
        known = "、".join(one.value for one in Party)
        raise MisuseError(f"没有 {word} 这类当事人，可用：{known}。") from None
