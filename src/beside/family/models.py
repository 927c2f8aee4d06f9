"""What has to stand in the clear for doors to open: ids, public keys, sealed bytes (SECURITY-DESIGN 6).

No name, no date of anybody, no role stands here; those are sealed items.
"""

from typing import ClassVar

from django.db import models


class Family(models.Model):
    """One family. At home there is one, made before the first evening, so that a spare key can wait for it."""

    id = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return "a family"


class Room(models.Model):
    """A set of holders with a key of its own, a new one for each epoch."""

    pk = models.CompositePrimaryKey("family", "id")
    family = models.UUIDField()
    id = models.UUIDField()
    kind = models.CharField(max_length=8)
    of = models.UUIDField(null=True)
    epoch = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["together", "everyday", "guarded", "own", "child", "share"]),
                name="room_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["own", "child"], of__isnull=False)
                | models.Q(kind__in=["together", "everyday", "guarded", "share"], of__isnull=True),
                name="room_of_somebody_or_all",
            ),
        ]

    def __str__(self) -> str:
        return f"a room, {self.kind}"


class RoomRecord(models.Model):
    """Who holds a room in one of its epochs, sealed under that epoch's key (SECURITY-DESIGN 4.6)."""

    pk = models.CompositePrimaryKey("family", "room", "epoch")
    family = models.UUIDField()
    room = models.UUIDField()
    epoch = models.PositiveIntegerField()
    rev = models.PositiveIntegerField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "a room record"


class Holder(models.Model):
    """A key pair that rooms are given to: a member's, a device's, a sheet's, the spare key's."""

    pk = models.CompositePrimaryKey("family", "id")
    family = models.UUIDField()
    id = models.UUIDField()
    kind = models.CharField(max_length=6)
    of = models.UUIDField(null=True)
    public = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["member", "device", "sheet", "spare", "heir"]), name="holder_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"a holder, {self.kind}"


class Unlocker(models.Model):
    """One way to a holder's secret: a passphrase, a paper, a device's cookie (SECURITY-DESIGN 4.5)."""

    pk = models.CompositePrimaryKey("family", "id")
    family = models.UUIDField()
    id = models.UUIDField()
    holder = models.UUIDField()
    kind = models.CharField(max_length=10)
    params = models.CharField(max_length=120, blank=True)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["passphrase", "paper", "device", "passkey"]), name="unlocker_kind_known"
            )
        ]

    def __str__(self) -> str:
        return f"an unlocker, {self.kind}"


class Grant(models.Model):
    """A room's key sealed to one holder."""

    pk = models.CompositePrimaryKey("family", "room", "epoch", "holder")
    family = models.UUIDField()
    room = models.UUIDField()
    epoch = models.PositiveIntegerField()
    holder = models.UUIDField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "a grant"


class Pass(models.Model):
    """Room keys sealed under a secret that lies in a browser: a visit, its near rooms, a link."""

    pk = models.CompositePrimaryKey("id", "kind")
    id = models.UUIDField()
    kind = models.CharField(max_length=5)
    family = models.UUIDField()
    expires = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=["visit", "near", "link"]), name="pass_kind_known")
        ]

    def __str__(self) -> str:
        return f"a pass, {self.kind}"


class Throttle(models.Model):
    """How often a door was tried from one place, under a keyed hash of that place."""

    key = models.BinaryField(primary_key=True, max_length=32)
    tries = models.PositiveIntegerField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return "a throttle"
