from pathlib import Path

import pytest

from tests.unit.documents.samples import SAMPLES
from zhunsheng.documents import kinds

TEMPLATES = Path(kinds.__file__).parent / "templates"
CODES = [kind.code for kind in kinds.all_kinds()]


def test_there_is_a_sample_for_every_kind_and_no_other():
    assert set(SAMPLES) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_version_of_a_kind_has_its_template(code: str):
    kind = kinds.find(code)
    assert kind.newest == kind.versions[-1]
    for version in kind.versions:
        assert (TEMPLATES / code / f"{version}.typ").is_file()


@pytest.mark.parametrize("code", CODES)
def test_every_kind_rests_on_a_clause_and_has_a_chinese_title(code: str):
    kind = kinds.find(code)
    assert kind.basis
    assert not kind.title.isascii()


def test_series_words_are_not_shared():
    words = [kind.series for kind in kinds.all_kinds() if kind.series]
    assert len(words) == len(set(words))


def test_what_leaves_the_bureau_is_sealed():
    for code in ("penalty-decision", "penalty-notice", "service-receipt"):
        assert kinds.find(code).sealed
    for code in ("filing-approval", "interview-record", "legal-review-opinion"):
        assert not kinds.find(code).sealed


def test_an_unknown_kind_is_named():
    with pytest.raises(kinds.UnknownKindError, match="罚单"):
        kinds.find("罚单")
