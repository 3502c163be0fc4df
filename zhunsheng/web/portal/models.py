"""The portal's tables: what was published, and nothing else.

They stand in the portal's own database and are filled by ``intake`` alone. A text
stands in four places: ``PublicEntry.body``, ``PublicDecision``, its ``Gram``s and its
``Citation``s; ``intake`` clears all of them when a text is taken away.
"""

from django.db import models


class FollowedLog(models.Model):
    """公示日志: one bureau's public log that this portal follows."""

    code = models.CharField(max_length=32, primary_key=True)
    key = models.CharField(max_length=256)  # the verifier key, as a signed note's
    size = models.BigIntegerField(default=0)
    edge = models.BinaryField(default=b"")
    checkpoint = models.TextField(blank=True)
    taken_at = models.DateTimeField(null=True)


class PublicEntry(models.Model):
    """日志条目: the envelope stays for good; salt and body may vanish."""

    pk = models.CompositePrimaryKey("log", "position")
    log = models.CharField(max_length=32)
    position = models.BigIntegerField()
    type = models.CharField(max_length=64)
    at = models.DateTimeField()
    envelope = models.BinaryField()
    leaf = models.BinaryField(max_length=32)
    salt = models.BinaryField(null=True)
    body = models.BinaryField(null=True)
    removed_by = models.BigIntegerField(null=True)
    publication_id = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=("log", "removed_by"), name="entries_removed")]


class PublicTile(models.Model):
    """256 hashes of one level of a log's tree, and the root over them."""

    pk = models.CompositePrimaryKey("log", "level", "index")
    log = models.CharField(max_length=32)
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField(max_length=8192)
    root = models.BinaryField(max_length=32)


class PublicBureau(models.Model):
    """执法主体: where the newest information about a bureau stands."""

    code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=200)
    log = models.CharField(max_length=32)
    position = models.BigIntegerField(null=True)
    catalogue_position = models.BigIntegerField(null=True)  # 审核目录


class PublicDecision(models.Model):
    """公示的决定: a line of the lists; empty of all words once it is withdrawn."""

    publication_id = models.UUIDField(primary_key=True)
    log = models.CharField(max_length=32)
    bureau = models.ForeignKey(PublicBureau, models.PROTECT)
    position = models.BigIntegerField()  # of the entry that speaks for it now
    kind = models.CharField(max_length=16)
    decision_number = models.CharField(max_length=200)
    title = models.CharField(max_length=400, blank=True)
    gist = models.TextField(blank=True)
    amount = models.CharField(max_length=64, blank=True)
    amount_is = models.CharField(max_length=64, blank=True)
    haystack = models.TextField(blank=True)
    party_key = models.CharField(max_length=400, blank=True)  # as search sees it
    amount_fen = models.BigIntegerField(null=True)  # 罚没金额: fine and confiscation
    year = models.IntegerField(null=True)  # in which it was decided
    published_on = models.DateField()
    changed_at = models.DateTimeField()
    editions = models.IntegerField(default=1)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        # Read backwards: newest first. The identity makes the order total.
        indexes = [
            models.Index(
                fields=("changed_at", "publication_id"), name="decisions_newest_first"
            ),
            models.Index(
                fields=("bureau", "changed_at", "publication_id"),
                name="decisions_by_bureau",
            ),
            models.Index(
                fields=("year", "changed_at", "publication_id"),
                name="decisions_by_year",
            ),
            models.Index(
                fields=("kind", "changed_at", "publication_id"),
                name="decisions_by_kind",
            ),
            models.Index(fields=("amount_fen",), name="decisions_by_amount"),
            models.Index(
                fields=("publication_id", "changed_at"),
                condition=models.Q(withdrawn_on=None),
                name="decisions_standing",
            ),
        ]


class DocumentLog(models.Model):
    """台账: a bureau's own log, by whose key its documents' proofs are checked."""

    code = models.CharField(max_length=6, primary_key=True)
    key = models.CharField(max_length=256)


class DocumentProof(models.Model):
    """文书证明: which file a sealed document is; nothing of what it says."""

    document_id = models.UUIDField(primary_key=True)
    log = models.CharField(max_length=6)
    position = models.BigIntegerField()
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    pages = models.IntegerField()
    signer = models.CharField(max_length=500)
    proof = models.TextField()


class Gram(models.Model):
    """二字词: which decisions hold these two characters next to each other.

    The key is also the order in which a search walks: newest first, read backwards.
    """

    pk = models.CompositePrimaryKey("gram", "changed_at", "decision")
    gram = models.CharField(max_length=2)
    changed_at = models.DateTimeField()  # of the decision
    decision = models.ForeignKey(PublicDecision, models.CASCADE)


class Citation(models.Model):
    """法条: which decisions were made by this article, newest first as ``Gram``."""

    pk = models.CompositePrimaryKey("article", "changed_at", "decision")
    article = models.CharField(max_length=160)
    changed_at = models.DateTimeField()  # of the decision
    decision = models.ForeignKey(PublicDecision, models.CASCADE)


class PublicArticle(models.Model):
    """法条目录: an article by which a decision that can be read was made."""

    name = models.CharField(max_length=160, primary_key=True)
    decisions = models.BigIntegerField(default=0)


class PublicTally(models.Model):
    """统计: how many decisions of one bureau, year, kind and band of amounts."""

    pk = models.CompositePrimaryKey("bureau", "year", "kind", "band")
    bureau = models.CharField(max_length=6)
    year = models.IntegerField()  # 0 for what was withdrawn
    kind = models.CharField(max_length=16)
    band = models.SmallIntegerField()
    decisions = models.BigIntegerField(default=0)
    fen = models.BigIntegerField(default=0)
