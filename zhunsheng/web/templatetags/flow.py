"""The flow chart of a procedure, as an SVG drawing with its words."""

from collections.abc import Sequence

from django import template

from zhunsheng.web.flowchart import Drawing, Staged, draw

register = template.Library()


@register.inclusion_tag("zs/flow.html")
def flow_chart(stages: Sequence[Staged], title: str) -> dict[str, Drawing | str]:
    """Draw the stages; ``title`` names the drawing for who cannot see it."""
    return {"drawing": draw(stages), "title": title}
