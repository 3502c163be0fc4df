"""Whole contents of the papers that stay in the bureau."""

from datetime import date
from typing import Any

from tests.unit.documents.facts import (
    BASIS,
    CASE,
    EVIDENCE,
    FACTS,
    HANDLERS,
    NUMBER,
    PARTY,
    SIGNING,
    opinion,
    time_of,
)
from zhunsheng.documents.content import (
    deliberation,
    dossier,
    evidence,
    filing,
    hearing,
    investigation,
)
from zhunsheng.documents.content.parts import Item, Person, Signing, Statement

INSIDE: dict[str, Any] = {
    "filing-approval": filing.FilingApproval(
        case_name=CASE,
        case_number=NUMBER,
        source="投诉举报",
        found_on=date(2026, 3, 2),
        party=PARTY,
        reason="举报线索经核查，有初步证据证明存在违法事实，应当给予行政处罚。",
        facts="举报人反映该药房以保健食品串换医保药品。经核查，结算数据与进货记录不符。",
        basis="《医疗保障行政处罚程序暂行规定》第十五条。",
        handlers=HANDLERS,
        handler_opinion=opinion("符合立案条件，建议立案调查。", "赵铁柱", 9),
        department_opinion=opinion("同意承办人意见，报请批准。", "周稽核", 10),
        head_opinion=opinion("同意立案。", "郑守正", 11),
    ),
    "inspection-record": evidence.InspectionRecord(
        case_name=CASE,
        place="示范市示范区人民中路118号康宁堂大药房营业场所",
        started_at=time_of(9, 30),
        ended_at=time_of(11, 45),
        inspected=PARTY,
        present="李店长",
        present_post="门店负责人",
        inspectors=HANDLERS,
        recorder="钱立言",
        shown="我们是兰州市医疗保障局（演示）的执法人员，已向你出示执法证件，请核对。"
        "今天依法对你单位进行检查，全程录音录像，请予配合。",
        recusal="不申请回避。",
        findings="一、营业场所面积约80平方米，设处方药柜、非处方药柜和保健食品柜各一组，"
        "保健食品柜位于收银台左侧。\n"
        "二、收银系统中编号为YP-0417的品名为“复方丹参滴丸”，现场扫描该编号对应的实物，"
        "为某牌蛋白粉，包装标注“保健食品”。\n"
        "三、调取2025年1月至12月结算明细312条，与进货台账逐一核对，上述药品同期没有进货记录。\n"
        "四、执法人员对收银台、保健食品柜、进货台账拍照12张，复制结算明细1份，由现场负责人核对。",
        signing=SIGNING,
    ),
    "interview-record": evidence.InterviewRecord(
        case_name=CASE,
        place="兰州市医疗保障局（演示）询问室",
        started_at=time_of(14, 0),
        ended_at=time_of(15, 20),
        interviewers=HANDLERS,
        recorder="钱立言",
        subject=evidence.Interviewed(
            name="李店长",
            identity_type="居民身份证",
            identity_number="620102198001010011",
            employer="示范市康宁堂大药房有限责任公司门店负责人",
            relation="当事人的工作人员",
            phone="13800000000",
            address="示范市示范区和平路9号",
        ),
        shown="我们已向你出示执法证件。你有陈述、申辩和申请回避的权利，"
        "也有如实回答询问的义务。",
        recusal="听清楚了，不申请回避。",
        dialogue=(
            evidence.Exchange(
                question="保健食品为什么按医保药品结算？",
                answer="为了方便参保人使用个人账户，店里要求这样录入。",
            ),
            evidence.Exchange(
                question="从什么时候开始？", answer="2025年1月开始，到12月底停止。"
            ),
        ),
        signing=Signing(
            party_says="以上笔录我看过，与我所说相符。",
            refusal="被询问人在末页拒绝按指印，理由是不习惯。",
        ),
    ),
    "evidence-list": evidence.EvidenceList(
        case_name=CASE,
        case_number=NUMBER,
        items=(
            Item(
                name="现场检查笔录",
                kind="现场笔录",
                source="执法人员制作",
                proves="进销存与结算记录不符",
                pages=3,
            ),
            Item(
                name="医保结算明细",
                kind="电子数据",
                source="医保信息平台提取",
                proves="涉及医疗保障基金48,620.50元",
                pages=12,
            ),
        ),
        handlers=HANDLERS,
        made_on=date(2026, 4, 20),
    ),
    "investigation-report": investigation.InvestigationReport(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        course="2026年3月2日接到举报，3月11日立案，3月17日现场检查并询问有关人员，"
        "没有采取行政强制措施。",
        facts=FACTS,
        evidence=EVIDENCE,
        nature="属于串换药品，造成医疗保障基金损失。",
        proposal="责令退回医疗保障基金48,620.50元，处损失金额1.5倍罚款。" + BASIS,
        discretion="当事人配合调查，但持续时间较长、人次较多，适用一般情形。",
        handlers=HANDLERS,
        made_on=date(2026, 4, 28),
    ),
    "case-report": investigation.CaseReport(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        facts=FACTS,
        evidence=EVIDENCE,
        nature="串换药品，造成医疗保障基金损失。",
        basis=BASIS,
        discretion="适用一般情形，处1.5倍罚款。",
        proposal="责令退回48,620.50元，罚款72,930.75元。",
        handler_opinion=opinion("建议按上述意见处理。", "赵铁柱", 28),
        department_opinion=opinion("同意，送法制审核。", "周稽核", 29),
    ),
    "legal-review-opinion": deliberation.LegalReviewOpinion(
        case_name=CASE,
        case_number=NUMBER,
        submitted_by="基金监管科",
        round=1,
        received_on=date(2026, 4, 30),
        finished_on=date(2026, 5, 9),
        findings=(
            *tuple(
                deliberation.Finding(subject=subject, conclusion="符合")
                for subject in (
                    "执法主体是否合法",
                    "执法人员是否具备资格",
                    "执法程序是否合法",
                    "案件事实是否清楚，证据是否充分",
                    "适用法律和裁量基准是否适当",
                    "是否超越法定权限",
                    "执法文书是否完备、规范",
                    "是否涉嫌犯罪需要移送",
                )
            ),
            deliberation.Finding(
                subject="其他应当审核的内容",
                conclusion="不适用",
                note="没有其他问题。",
                evidence="1、3",
                machine=(
                    deliberation.MachineFinding(
                        says="各项罚款之和72,930.75元与总额一致。", in_order=True
                    ),
                    deliberation.MachineFinding(
                        says="告知书第2页所列金额比决定草案多0.01元。",
                        in_order=False,
                        answer="采纳",
                    ),
                    deliberation.MachineFinding(
                        says="2026年4月11日的笔录只有一名执法人员签名。",
                        in_order=False,
                        answer="不采纳",
                        reason="第二名执法人员的签名在附页，经核对原件属实。",
                    ),
                ),
            ),
        ),
        kind="同意",
        opinion="主要事实清楚，证据充分，程序合法，同意拟处理意见。",
        reviewers=(
            deliberation.Reviewer(name="王法明", qualification="有法律职业资格"),
        ),
        head="陈释理",
        made_on=date(2026, 5, 9),
        subject="案件处理决定",
        grounds=("拟作出数额较大的罚款", "应当告知听证权利"),
        time=deliberation.ReviewTime(
            due_on=date(2026, 5, 18),
            kept=True,
            why="自收齐材料之日2026年4月30日起10个工作日",
        ),
        bound=tuple(
            deliberation.Bound(name=name, digest=digest * 16)
            for name, digest in (
                ("案件处理呈报书", "0a1b"),
                ("拟处理意见", "2c3d"),
                ("证据清单", "4e5f"),
            )
        ),
        advice=(
            deliberation.Advice(
                name="顾示范", role="法律顾问", gist="同意审核人员对裁量的意见。"
            ),
        ),
        declaration="审核人员对审核意见负责",
    ),
    "defence-record": hearing.DefenceRecord(
        case_name=CASE,
        place="兰州市医疗保障局（演示）",
        started_at=time_of(9, 0),
        ended_at=time_of(9, 40),
        party=PARTY,
        speaker=Person(name="孙示范", post="法定代表人"),
        hearers=HANDLERS,
        recorder="钱立言",
        statement="我单位已经停止违法行为，并主动退回部分基金，请求从轻处罚。",
        signing=SIGNING,
    ),
    "defence-answer": hearing.DefenceAnswer(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        statement="已经停止违法行为，请求从轻处罚。",
        checked="经复核，当事人在立案后停止违法行为，尚未退回基金。",
        accepted="不予采纳",
        reason="停止违法行为是法定义务，没有主动消除后果的情节。",
        handler_opinion=opinion("建议不予采纳。", "赵铁柱", 20),
        head_opinion=opinion("同意。", "郑守正", 21),
    ),
    "hearing-record": hearing.HearingRecord(
        case_name=CASE,
        place="兰州市医疗保障局（演示）听证室",
        started_at=time_of(9, 0),
        ended_at=time_of(11, 0),
        openness="公开听证",
        presider=Person(name="陈释理", post="法规科科长"),
        recorder=Person(name="卫记录", post="法规科科员"),
        handlers=HANDLERS,
        party=PARTY,
        participants=(Person(name="蒋代理", post="律师"),),
        opening="主持人宣布听证纪律，核对参加人身份，告知权利义务。",
        statements=(
            Statement(speaker="赵铁柱", text="提出违法事实、证据和处罚建议。"),
            Statement(speaker="蒋代理", text="对人次有异议，对金额没有异议。"),
        ),
        closing="请求从轻处罚。",
        signing=SIGNING,
    ),
    "discussion-record": deliberation.DiscussionRecord(
        case_name=CASE,
        case_number=NUMBER,
        place="兰州市医疗保障局（演示）三楼会议室",
        started_at=time_of(15, 0),
        ended_at=time_of(16, 30),
        presider=Person(name="郑守正", post="局长"),
        attendees=(
            Person(name="郑守正", post="局长"),
            Person(name="韩副手", post="副局长"),
        ),
        observers=(Person(name="王法明", post="法规科"),),
        recorder="卫记录",
        report="承办人汇报案情、证据、审核意见和听证情况。",
        opinions=(
            Statement(speaker="韩副手", text="同意拟处理意见。"),
            Statement(speaker="郑守正", text="建议罚款倍数不变，同意。"),
        ),
        conclusion="一致同意按拟处理意见作出行政处罚决定。",
    ),
    "closing-approval": dossier.ClosingApproval(
        case_name=CASE,
        case_number=NUMBER,
        party=PARTY,
        filed_on=date(2026, 3, 11),
        decision_number="兰医保罚决字〔2026〕1号",
        outcome="责令退回医疗保障基金48,620.50元，罚款72,930.75元。",
        execution="已于2026年7月8日全部缴清。",
        closing="处罚决定执行完毕",
        archive_number="20260001",
        handler_opinion=opinion("建议结案。", "赵铁柱", 9),
        department_opinion=opinion("同意。", "周稽核", 10),
        head_opinion=opinion("同意结案。", "郑守正", 11),
    ),
    "dossier-cover": dossier.DossierCover(
        case_name="示范市康宁堂大药房有限责任公司串换药品案",
        decision_number="兰医保罚决字〔2026〕1号",
        department="基金监管科",
        filed_on=date(2026, 3, 11),
        closed_on=date(2026, 7, 15),
        archived_on=date(2026, 7, 20),
        retention="30年",
        archive_number="20260001",
        volume="正卷",
        pieces=18,
        pages=76,
    ),
    "dossier-catalogue": dossier.DossierCatalogue(
        case_name=CASE,
        archive_number="20260001",
        entries=(
            dossier.Entry(
                title="立案审批表",
                made_by="基金监管科",
                made_on=date(2026, 3, 11),
                pages="1-2",
            ),
            dossier.Entry(
                title="行政处罚决定书",
                number="兰医保罚决字〔2026〕1号",
                made_by="本机关",
                made_on=date(2026, 6, 26),
                pages="3-6",
                note="原件",
            ),
        ),
    ),
    "dossier-note": dossier.DossierNote(
        case_name=CASE,
        archive_number="20260001",
        pieces=18,
        pages=76,
        state="本卷文件材料齐全完整，录音录像资料存于专用存储器，编号与卷内目录一致。",
        made_by="钱立言",
        checked_by="周稽核",
        made_on=date(2026, 7, 20),
    ),
}
