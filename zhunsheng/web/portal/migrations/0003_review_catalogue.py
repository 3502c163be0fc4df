from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0002_document_proofs'),
    ]

    operations = [
        migrations.AddField(
            model_name='publicbureau',
            name='catalogue_position',
            field=models.BigIntegerField(null=True),
        ),
    ]
