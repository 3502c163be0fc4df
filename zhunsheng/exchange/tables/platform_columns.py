"""行政执法监督平台案件表: its columns, by the stages of a case.

Who a natural person is, how to reach the party, and text in which anybody may be named,
are reported only (上报不公示).
"""

from zhunsheng.exchange.rows import Column

_LINE, _TEXT = 400, 40_000


def _column(
    code: str, title: str, length: int = _LINE, form: str = "text", **more: bool
) -> Column:
    return Column(code=code, title=title, length=length, form=form, **more)


def _day_column(code: str, title: str, **more: bool) -> Column:
    return _column(code, title, 10, "day", **more)


BASIC = (
    _column("CASE_CODE", "案件编号", required=True),
    _column("NAME", "案件名称", required=True),
    _column("SUBJECT_ID", "执法主体统一社会信用代码", 18, "credit", required=True),
    _column("CASE_SOURCE", "案件来源", 1, required=True),
    _column("CURRENT_STATE", "当前状态", 2, required=True),
    _column("IS_NEXT", "办理阶段", 1, required=True),
    _column("DATA_SOURCE", "数据来源", 1, required=True),
    _column("IS_DELETE", "是否删除", 1, required=True),
    _day_column("ENFORCEMENT_DATE", "线索收到日期"),
    _column("ENFORCEMENT_OFFICERS", "执法人员及证号", _TEXT),
)
PARTY = (
    _column("PARTY_TYPE", "当事人类型", 1, required=True),
    _column("COMPANY_NAME", "单位名称"),
    _column("UNIFORM_CREDIT_CODE", "统一社会信用代码", 18, "credit"),
    _column("ORGANIZATION_CODE_TYPE", "机构代码类型", 2),
    _column("IS_SELFEMPLOYED", "是否个体工商户", 1),
    _column("ORGANIZATION_CODE", "营业执照注册码", reported_only=True),
    _column("PRINCIPAL", "法定代表人（负责人）", reported_only=True),
    _column("CITIZEN_NAME", "公民姓名", reported_only=True),
    _column("CARD_TYPE", "证件类型", 2, reported_only=True),
    _column("CARD_CODE", "证件号码", reported_only=True),
    _column("ADDRESS", "地址", reported_only=True),
    _column("CONTACT_PHONE", "联系电话", reported_only=True),
)
FILING = (
    _column("FILING_NUMBER", "立案文号", required=True),
    _day_column("FILING_DATE", "立案日期", required=True),
)
INVESTIGATION = (
    _column("ILLEGAL_FACTS", "违法事实", _TEXT, reported_only=True),
    _column("ILLEGAL_EVIDENCE_TYPE", "证据种类"),
    _column("IS_SAVE_PRIOR_EVIDENCE", "是否先行登记保存", 1),
    _day_column("SAVE_PRIOR_EVIDENCE_DATE", "先行登记保存日期"),
    _day_column("DEAL_PRIOR_EVIDENCE_DATE", "保存证据处理日期"),
    _day_column("SURVEY_END_DATE", "调查终结日期"),
    _column("IS_DELAY_SEARCH", "是否延长办案期限", 1),
    _column("DELAY_DAYS", "延长天数", 8),
    _day_column("CORRECTION_DATE", "责令改正日期"),
    _day_column("CORRECTION_LIMIT", "改正期限"),
    _column("CORRECTION_RESULT", "改正复查结果", 16),
)
HEARING = (
    _day_column("PUNISH_HEARING_MAKING_DATE", "事先告知书制作日期"),
    _day_column("PUNISH_HEARING_SEND_DATE", "事先告知书送达日期"),
    _column("PUNISH_HEARING_SEND_WAY", "事先告知书送达方式", 2),
    _column("IS_PARTY_APPLY_HEARING", "当事人是否申请听证", 1),
    _column("IS_DEAL_HEARING", "是否举行听证", 1),
    _day_column("HEARING_NOTICE_DATE", "听证通知日期"),
    _day_column("HEARING_HOLD_DATE", "听证举行日期"),
    _column("HEARING_HOST", "听证主持人"),
)
REVIEW = (
    _column("LEGAL_REVIEW_PERSON", "法制审核人员"),
    _day_column("LEGAL_REVIEW_DATE", "法制审核日期"),
    _column("LEGAL_REVIEW_PERSON_SUGGEST", "法制审核意见", _TEXT, reported_only=True),
    _column("IS_LEGAL_QUALIFICATIONS", "审核人员有无法律职业资格", 1),
    _column("LEGAL_EXAMINA_RESULT", "法制审核结论"),
    _column("IS_MAJOR_CASE", "是否重大执法决定", 1, required=True),
    _column("IS_COLLECTIVE_DISCUSSION", "是否集体讨论", 1),
    _day_column("COLLECTIVE_DISCUSSION_DATE", "集体讨论日期"),
    _column("COLLECTIVE_DISCUSSION_HOST", "集体讨论主持人"),
)
DECISION = (
    _column("IS_PUNISHMENT", "是否处罚", 1),
    _column("PUNISHMENT_CODE", "决定书文号"),
    _day_column("PUNISHMENT_DATE", "决定日期"),
    _column("IS_PLOT", "裁量情节", 1),
    _column("IS_WARN", "是否警告", 1),
    _column("IS_FINE", "是否罚款", 1),
    _column("FINE_SUM", "罚款金额（元）", 20),
    _column("IS_CONFISCATE", "是否没收违法所得", 1),
    _column("IS_OTHER", "是否其他行政处罚", 1),
    _column("OTHER_CONTENT", "其他行政处罚内容"),
    _column("IS_TRANSFER", "是否移送", 1),
    _column("TRANSFER_ORGAN", "受移送机关"),
)
SERVICE = (
    _day_column("PD_SENT_DATE", "决定书送达日期"),
    _column("PD_SENT_WAY", "决定书送达方式", 2),
)
EXECUTION = (
    _column("IS_PARTY_EXECUTE", "当事人是否履行", 1),
    _day_column("PARTY_EXECUTE_DATE", "当事人履行日期"),
    _column("PARTY_EXECUTE_SUM", "当事人缴纳罚款（元）", 20),
    _column("IS_PLUS_FINE", "是否加处罚款", 1),
    _column("PLUS_FINE_AMOUNT", "加处罚款（元）", 20),
    _column("IS_DELAY_PAY", "是否延期分期缴纳", 1),
    _day_column("DELAY_PAY_DATE", "延期至"),
    _column("IS_COURT_APPLY", "是否申请人民法院强制执行", 1),
    _day_column("COURT_APPLY_DATE", "申请强制执行日期"),
)
REMEDIES = (
    _column("IS_RECONSIDERATION", "是否行政复议", 1),
    _day_column("RECONSIDERATION_DATE", "复议结果日期"),
    _column("RECONSIDERATION_RESULT", "复议结果"),
    _column("IS_LAWSUIT", "是否行政诉讼", 1),
    _day_column("LAWSUIT_DATE", "诉讼结果日期"),
    _column("LAWSUIT_RESULT", "诉讼结果"),
)
CLOSING = (
    _day_column("CLOSED_DATE", "结案日期"),
    _column("CLOSED_STATE", "结案状态", 2),
)
COLUMNS = (
    *(*BASIC, *PARTY, *FILING, *INVESTIGATION, *HEARING, *REVIEW),
    *(*DECISION, *SERVICE, *EXECUTION, *REMEDIES, *CLOSING),
)
