"""The one table. Everything in the clear stands in the seal too (SECURITY-DESIGN 4.3)."""

from typing import ClassVar

from django.db import models


class Item(models.Model):
    """One sealed thing. Never read or written but through the house.

    There is no constraint on `of`: the seal holds it. A new clear column is a new suite.
    """

    pk = models.CompositePrimaryKey("family", "id")
    family = models.UUIDField()
    id = models.UUIDField()
    room = models.UUIDField()
    epoch = models.PositiveIntegerField()
    rev = models.PositiveIntegerField()
    kind = models.PositiveIntegerField()
    of = models.UUIDField(null=True)
    sealed = models.BinaryField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["family", "room", "kind"], name="item_room_kind"),
            models.Index(fields=["family", "of"], name="item_of"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(epoch__gte=1), name="item_epoch_from_1"),
            models.CheckConstraint(condition=models.Q(rev__gte=1), name="item_rev_from_1"),
        ]

    def __str__(self) -> str:
        return "a sealed item"
