"""复议、诉讼: what others did to the decision, registered as it was told."""

from zhunsheng.cases.commands._engine import performs, record_data

for _name in (
    "cases.register-remedy",
    "cases.answer-remedy",
    "cases.end-remedy",
    "cases.redo-decision",
):
    performs(_name)(record_data)
