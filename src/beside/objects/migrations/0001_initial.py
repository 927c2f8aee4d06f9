# The table of stored objects (SECURITY-DESIGN 4.4).

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SealedObject',
            fields=[
                ('pk', models.CompositePrimaryKey('family', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('family', models.UUIDField()),
                ('id', models.UUIDField()),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.BinaryField(max_length=32)),
                ('pending_until', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'object',
                'indexes': [models.Index(fields=['id'], name='object_by_id')],
            },
        ),
    ]
