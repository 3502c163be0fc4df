"""指定审核人员, 回避, 退回补正: who reviews, and on complete material."""

from zhunsheng.review.commands._stream import performs, written
from zhunsheng.review.records import (
    MaterialReturned,
    ReviewAssigned,
    ReviewerRecused,
)

performs(
    "review.assign",
    title="指定审核人员",
    takes=ReviewAssigned,
    writes=(ReviewAssigned,),
)(written)
performs(
    "review.recuse",
    title="审核人员申请回避",
    takes=ReviewerRecused,
    writes=(ReviewerRecused,),
)(written)
performs(
    "review.return-material",
    title="退回补正送审材料",
    takes=MaterialReturned,
    writes=(MaterialReturned,),
)(written)
