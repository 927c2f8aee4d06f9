"""Static files, gathered and compressed once for each state of them, so that a start finds them ready."""

import gzip
import shutil
import tempfile
from pathlib import Path

COMPRESSED = {".css", ".js", ".svg", ".html", ".txt", ".json", ".webmanifest", ".md", ".ico"}
"""Kinds of file that gzip makes smaller; pictures and fonts already are."""


def publish(source: Path, target: Path) -> None:
    """Copy everything under `source` to `target`, with a `.gz` beside what grows smaller by it.

    `target` is named by the digest of `source`: if it is there, it is whole. What was gathered for earlier states is
    taken away, since the running pages name only the newest.
    """
    if target.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        draft = Path(folder, "static")
        draft.mkdir(mode=0o700)
        for path in (path for path in sorted(source.rglob("*")) if path.is_file()):
            _put(path, draft / path.relative_to(source))
        earlier = [path for path in target.parent.iterdir() if path != Path(folder)]
        draft.rename(target)
    for path in earlier:
        shutil.rmtree(path)


def _put(path: Path, to: Path) -> None:
    content = path.read_bytes()
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(content)
    if path.suffix in COMPRESSED:
        smaller = gzip.compress(content, compresslevel=9, mtime=0)
        if len(smaller) < len(content):
            to.with_name(to.name + ".gz").write_bytes(smaller)
