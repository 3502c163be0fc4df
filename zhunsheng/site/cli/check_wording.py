"""``zhunsheng check-wording``: whether the engine is there and has the model."""

import argparse

from django.conf import settings

from zhunsheng.exchange.wording.calling import EngineError, models
from zhunsheng.exchange.wording.engine import Engine
from zhunsheng.site.cli.output import print_lines


def run(arguments: argparse.Namespace) -> int:
    """Ask the engine for its models; nothing of any case is sent."""
    del arguments
    engine: Engine | None = settings.WORDING_ENGINE
    if engine is None:
        print_lines("没有设置文字服务；页面上不出现起草功能。")
        return 1
    try:
        found = models(engine)
    except EngineError as error:
        print_lines(f"{engine.url}　{error}")
        return 1
    if engine.model not in found:
        has = "、".join(found) or "无"
        print_lines(f"文字服务没有模型 {engine.model}；它有的模型：{has}。")
        return 1
    print_lines(f"文字服务可用：{engine.url}，模型 {engine.model}。")
    return 0
