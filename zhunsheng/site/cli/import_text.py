"""``zhunsheng import-text``: an official text, attached to the clauses' refs."""

import argparse
import json

from zhunsheng.regulations import importer
from zhunsheng.site.cli import law
from zhunsheng.site.cli.output import print_lines


def run(arguments: argparse.Namespace) -> int:
    """Take the text apart and keep each clause's wording in the folder of data."""
    text = importer.read_text(arguments.file)
    wordings = importer.attach(arguments.instrument, text)
    folder = law.text_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{arguments.instrument}.json"
    fresh = path.with_suffix(".new")
    plain = {str(clause): wording for clause, wording in wordings.items()}
    fresh.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(path)
    print_lines(f"已导入 {arguments.instrument}：{len(plain)} 个条款有了正式文本。")
    return 0
