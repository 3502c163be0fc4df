"""Identifiers of every aggregate, so that a low domain can name a high one."""

from typing import NewType
from uuid import UUID

BureauCode = NewType("BureauCode", str)  # GB/T 2260, six digits: 620100
OfficerId = NewType("OfficerId", UUID)
LeadId = NewType("LeadId", UUID)
CaseId = NewType("CaseId", UUID)
ProposalId = NewType("ProposalId", UUID)
DocumentId = NewType("DocumentId", UUID)
PublicationId = NewType("PublicationId", UUID)

PROGRAM = OfficerId(UUID(int=1))
"""程序: the program itself, when a follower performs an act (``jobs``)."""

PUBLIC = OfficerId(UUID(int=2))
"""公众: somebody outside the bureau, who acts through a public form."""
