"""Roads for filters: articles, parties, amounts, tallies; grams in the order of time."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("portal", "0003_review_catalogue")]

    operations = [
        migrations.DeleteModel(name="Gram"),
        migrations.CreateModel(
            name="Gram",
            fields=[
                ("pk", models.CompositePrimaryKey("gram", "changed_at", "decision", blank=True, editable=False, primary_key=True, serialize=False)),
                ("gram", models.CharField(max_length=2)),
                ("changed_at", models.DateTimeField()),
                ("decision", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="portal.publicdecision")),
            ],
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("pk", models.CompositePrimaryKey("article", "changed_at", "decision", blank=True, editable=False, primary_key=True, serialize=False)),
                ("article", models.CharField(max_length=160)),
                ("changed_at", models.DateTimeField()),
                ("decision", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="portal.publicdecision")),
            ],
        ),
        migrations.CreateModel(
            name="PublicArticle",
            fields=[
                ("name", models.CharField(max_length=160, primary_key=True, serialize=False)),
                ("decisions", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="PublicTally",
            fields=[
                ("pk", models.CompositePrimaryKey("bureau", "year", "kind", "band", blank=True, editable=False, primary_key=True, serialize=False)),
                ("bureau", models.CharField(max_length=6)),
                ("year", models.IntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("band", models.SmallIntegerField()),
                ("decisions", models.BigIntegerField(default=0)),
                ("fen", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.AddField("publicdecision", "party_key", models.CharField(blank=True, default="", max_length=400), preserve_default=False),
        migrations.AddField("publicdecision", "amount_fen", models.BigIntegerField(null=True)),
        migrations.RemoveIndex("publicdecision", "decisions_newest"),
        migrations.RemoveIndex("publicdecision", "decisions_of_a_bureau"),
        migrations.RemoveIndex("publicdecision", "decisions_of_a_year"),
        migrations.AddIndex("publicdecision", models.Index(fields=["changed_at", "publication_id"], name="decisions_newest_first")),
        migrations.AddIndex("publicdecision", models.Index(fields=["bureau", "changed_at", "publication_id"], name="decisions_by_bureau")),
        migrations.AddIndex("publicdecision", models.Index(fields=["year", "changed_at", "publication_id"], name="decisions_by_year")),
        migrations.AddIndex("publicdecision", models.Index(fields=["kind", "changed_at", "publication_id"], name="decisions_by_kind")),
        migrations.AddIndex("publicdecision", models.Index(fields=["amount_fen"], name="decisions_by_amount")),
        migrations.AddIndex("publicdecision", models.Index(condition=models.Q(("withdrawn_on", None)), fields=["publication_id", "changed_at"], name="decisions_standing")),
    ]
