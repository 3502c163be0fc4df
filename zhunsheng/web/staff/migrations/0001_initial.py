from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("officer_id", models.UUIDField()),
                ("act", models.CharField(max_length=100)),
                ("subject", models.CharField(max_length=300)),
                ("data", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer_id", "act", "subject"), name="one_draft_per_form"
                    )
                ],
            },
        ),
    ]
