"""What can be seen of swap, hibernation and disk encryption, on each system as far as it tells."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from beside.commands.findings import Finding

BLOCKS = Path("/sys/class/block")


def swap(swaps: Path = Path("/proc/swaps"), resume: Path = Path("/sys/power/resume")) -> Iterator[Finding]:
    """Whether opened pages could reach the disk through swap or hibernation (SECURITY-DESIGN 8)."""
    if sys.platform != "linux":
        yield Finding(True, "Swap and hibernation go with the disk here: they are encrypted if it is.")
        return
    lines = swaps.read_text().splitlines()[1:] if swaps.exists() else []
    bare = [name for name in (line.split()[0] for line in lines) if not _in_memory_or_encrypted(Path(name))]
    if bare:
        yield Finding(
            False,
            f"Swap at {bare[0]} is not encrypted, so opened pages may reach the disk. Encrypt it, or turn it off.",
        )
    else:
        yield Finding(True, "No opened page reaches the disk through swap.")
    if bare and resume.exists() and resume.read_text().strip() not in ("", "0:0"):
        yield Finding(False, "Hibernation writes memory to that swap. Turn it off: systemctl mask hibernate.target.")


def encrypted(path: Path) -> Finding:
    """Whether the disk under a path is encrypted, as far as this system tells."""
    if sys.platform == "darwin":
        told = subprocess.run(["fdesetup", "status"], check=False, capture_output=True, text=True).stdout
        known: bool | None = "FileVault is On" in told
    elif sys.platform == "linux":
        known = _linux_encrypted(path)
    else:
        known = None
    if known:
        return Finding(True, "The disk is encrypted: switched off, this computer opens nothing.")
    if known is None:
        return Finding(True, "Whether the disk is encrypted cannot be seen from here. Look in the system's settings.")
    return Finding(
        False,
        "The disk is not encrypted. Whoever takes this computer can open all but the pages for one alone. "
        "Turn on disk encryption in the system's settings.",
    )


def _linux_encrypted(path: Path) -> bool | None:
    source, kind = _mount_of(path)
    if kind in ("ecryptfs", "fuse.gocryptfs", "fuse.encfs"):
        return True
    if not source.startswith("/dev/"):
        return None
    name = Path(source).resolve().name
    return _over_crypt(name) if (BLOCKS / name).exists() else None


def _mount_of(path: Path) -> tuple[str, str]:
    """Device and type of the file system that a path lies on, or will lie on once it is made."""
    there = str(next(place for place in (path, *path.parents) if place.exists()).resolve())
    best, found = "", ("", "")
    for line in Path("/proc/self/mounts").read_text().splitlines():
        source, point, kind = line.split()[:3]
        inside = there == point or there.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, found = point, (source, kind)
    return found


def _over_crypt(name: str) -> bool:
    """Whether a block device is encrypted, or stands on ones that all are."""
    uuid = BLOCKS / name / "dm/uuid"
    if uuid.exists() and uuid.read_text().startswith("CRYPT-"):
        return True
    below = sorted((BLOCKS / name / "slaves").glob("*"))
    return bool(below) and all(_over_crypt(device.name) for device in below)


def _in_memory_or_encrypted(device: Path) -> bool:
    name = device.resolve().name
    if name.startswith("zram"):
        return True
    if (BLOCKS / name).exists():
        return _over_crypt(name)
    return device.exists() and bool(_linux_encrypted(device))
