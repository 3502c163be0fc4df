"""调查取证: records, evidence, experts, preservation, recusal, the report."""

from zhunsheng.cases.commands._engine import (
    Pen,
    performs,
    record_data,
    rejected,
)
from zhunsheng.cases.guards.situation import Situation
from zhunsheng.cases.printing import evidence as printing
from zhunsheng.cases.records.evidence import (
    AddEvidence,
    CommissionExpert,
    EvidenceAdded,
    EvidencePreserved,
    ExpertCommissioned,
)
from zhunsheng.cases.records.proposals import Ruling
from zhunsheng.kernel.fields import BadInputError, Problem
from zhunsheng.vault import files

for _name in (
    "cases.propose-preservation",
    "cases.dispose-preserved",
    "cases.record-expert-opinion",
    "cases.verify-correction",
    "cases.request-recusal",
    "cases.decide-recusal",
):
    performs(_name)(record_data)


@performs("cases.record-inspection")
def record_inspection(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """现场检查笔录."""
    pen.issue("inspection-record", printing.inspection_record(situation))
    return (situation.data,)


@performs("cases.record-interview")
def record_interview(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """询问笔录."""
    pen.issue("interview-record", printing.interview_record(situation))
    return (situation.data,)


@performs("cases.add-evidence")
def add_evidence(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """收集证据: the next number of the list."""
    given: AddEvidence = situation.data
    if given.file is not None and files.stored(given.file) is None:
        raise BadInputError((Problem("file", "文件库中没有这个文件，请重新上传。"),))
    no = len(situation.case.evidence) + 1
    pen.result["evidence_no"] = no
    return (EvidenceAdded(case_id=given.case_id, no=no, given=given),)


@performs("cases.approve-preservation")
def preserve(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """批准先行登记保存."""
    del pen
    ruling: Ruling = situation.data
    return rejected(situation) or (
        EvidencePreserved(
            case_id=ruling.case_id,
            proposal_no=ruling.proposal_no,
            opinion=ruling.opinion,
        ),
    )


@performs("cases.commission-expert")
def commission_expert(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """委托专家: the next number of the commissions."""
    given: CommissionExpert = situation.data
    no = len(situation.case.experts) + 1
    pen.result["commission_no"] = no
    return (ExpertCommissioned(case_id=given.case_id, no=no, given=given),)


@performs("cases.order-correction")
def order_correction(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """责令改正: the order goes to the party."""
    pen.issue("rectification-order", printing.rectification_order(situation))
    return (situation.data,)


@performs("cases.report-investigation")
def report_investigation(situation: Situation, pen: Pen) -> tuple[object, ...]:
    """调查终结报告, with the list of evidence."""
    pen.issue("evidence-list", printing.evidence_list(situation), name="evidence_list")
    pen.issue("investigation-report", printing.investigation_report(situation))
    return (situation.data,)
