import gzip
from pathlib import Path

from beside.commands import static


def test_files_are_gathered_once_compressed_where_it_helps_and_earlier_ones_go(tmp_path: Path) -> None:
    source, root = tmp_path / "source", tmp_path / "static"
    (source / "beside").mkdir(parents=True)
    (source / "beside/a.css").write_text("p { color: ink }\n" * 100)
    (source / "beside/tiny.css").write_text("p{}")
    (source / "beside/b.woff2").write_bytes(b"font" * 1000)
    static.publish(source, root / "first")
    there = root / "first/beside"
    assert gzip.decompress((there / "a.css.gz").read_bytes()) == (there / "a.css").read_bytes()
    assert not (there / "tiny.css.gz").exists()
    assert not (there / "b.woff2.gz").exists()
    static.publish(source, root / "second")
    assert [path.name for path in root.iterdir()] == ["second"]
    stamp = (root / "second").stat().st_mtime_ns
    static.publish(source, root / "second")
    assert (root / "second").stat().st_mtime_ns == stamp
