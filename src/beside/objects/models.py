"""One row for each stored object."""

from typing import ClassVar

from django.db import models


class SealedObject(models.Model):
    """That sealed bytes are stored, and what they must be as stored (SECURITY-DESIGN 4.4, 6).

    `pending_until` is the only clear time: null once an item names the object. Past it the janitor drops it.
    """

    pk = models.CompositePrimaryKey("family", "id")
    family = models.UUIDField()
    id = models.UUIDField()
    size = models.PositiveBigIntegerField()
    """Of the stored bytes."""
    sha256 = models.BinaryField(max_length=32)
    """Of the stored bytes, so that bit-rot is found without keys."""
    pending_until = models.DateTimeField(null=True)

    class Meta:
        app_label = "objects"
        db_table = "object"
        indexes: ClassVar = [models.Index(fields=["id"], name="object_by_id")]

    def __str__(self) -> str:
        return f"object {self.id}"
