"""Breaks files: some bytes of good ones, and files that are bad from the start."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zlib

from . import tables

TOKENS = [
    b'"', b'""', b"\0", b"\n", b"\r", b"\r\n\r\n", b",", b"\t", b";" * 300, b'="', b"'",
    b"-" * 40, b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\x81\x30", b"\x1b[31m", b"9" * 400, b"1e999", b"-1e-999", b"NaN",
    b"Infinity", b"0x7fffffff", b"99999999999999999999", b"-9223372036854775808",
    b"1.7976931348623157e308", b"9999-12-31", b"0000-00-00", b"2026-02-30", b"24:60:61",
    b"+99:99", b"\\ud800", b"\\u0000", b"[" * 90, b"{" * 90, b"]]>", b"<!--", b"<![CDATA[",
    b"&#0;", b"&#x110000;", b"&x;", b"<td>", b"</table>", b"<table>" * 50, b"\xff\xff\xff\xff",
    b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff\xff\x7f", b"PK\5\6",
]  # fmt: skip
# What the kinds of files begin with.
STARTS = [
    b"", b"PK\3\4", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\0", b"7z\xbc\xaf'\x1c", b"PAR1",
    b"%PDF-1.4", b"Rar!\x1a\7\1\0", b"\x28\xb5\x2f\xfd", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<?xml version='1.0'?>", b"SQLite format 3\0",
]  # fmt: skip


def broken(dice, good):
    """A broken file: its name and its bytes."""
    if dice.random() < 0.12:
        name = dice.choice(sorted(BAD))
        return name, BAD[name](dice)
    name = dice.choice(sorted(good))
    content = good[name]
    if dice.random() < 0.6:
        return name, _within(dice, name, content)
    return name, changed(dice, content)


def changed(dice, content):
    """Bytes with some of them changed."""
    content = bytearray(content)
    for _ in range(dice.choice([1, 1, 1, 2, 4, 10, 40])):
        if content:
            _change(dice, content)
    return bytes(content)


def _change(dice, content):
    """Changes one place of some bytes."""
    place = dice.randrange(len(content))
    length = dice.choice([1, 4, 40, 400])
    kind = dice.choices(range(8), [30, 12, 8, 15, 8, 5, 4, 6])[0]
    if kind == 0:
        content[place] = dice.randrange(256)
    elif kind == 1:
        content[place] ^= 1 << dice.randrange(8)
    elif kind == 2:
        del content[place : place + length]
    elif kind == 3:
        content[place:place] = dice.choice(TOKENS)
    elif kind == 4:
        other = dice.randrange(len(content))
        content[place:place] = content[other : other + length] * dice.choice([1, 2, 50])
    elif kind == 5:
        del content[place:]
    elif kind == 6:
        del content[:place]
    else:
        content[place : place + length] = dice.randbytes(length)


def _within(dice, name, content):
    """Changes what is packed within a file, and packs it again."""
    if name.endswith((".xlsx", ".zip")):
        members = tables.unpacked(content)
        chosen = dice.choice(sorted(members))
        within = "xl/worksheets/sheet1.xml" if name.endswith(".xlsx") else "orders.xlsx"
        if dice.random() < 0.5:
            chosen = within
        members[chosen] = _within(dice, chosen, members[chosen])
        return tables.pack(members)
    if name.endswith(".gz"):
        return gzip.compress(changed(dice, gzip.decompress(content)), mtime=0)
    if name.endswith(".bz2"):
        return bz2.compress(changed(dice, bz2.decompress(content)))
    if name.endswith(".xz"):
        return lzma.compress(changed(dice, lzma.decompress(content)))
    return changed(dice, content)


def _deep_json(dice):
    depth = dice.choice([99, 100, 101, 1000, 100_000])
    opening, closing = dice.choice([(b"[", b"]"), (b'{"a":', b"}"), (b'[{"a":', b"}]")])
    return opening * depth + b"1" + dice.choice([b"", closing * depth])


def _deep_sheet(dice):
    depth = dice.choice([200, 300, 100_000])
    inside = "<a>" * depth + "</a>" * depth
    sheet = f"<worksheet><sheetData>{inside}</sheetData></worksheet>"
    return tables.workbook(["a"], [], sheet)


def _entities(dice):
    """XML in which each entity stands for many of the one before."""
    lines = ['<!ENTITY e0 "xxxxxxxxxx">']
    lines += [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)]
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    sheet = f"<!DOCTYPE w [{''.join(lines)}]><worksheet><sheetData>{cell}</sheetData></worksheet>"
    return tables.workbook(["a"], [], sheet)


def _far_cells(dice):
    """A sheet with cells whose places are far away, or no places."""
    places = ["XFD1048576", "ZZZZZZZZ1", "A99999999999999999999", "A0", "A-1", "1A", "", "ÄÖ1"]
    cells = "".join(
        f'<row r="{dice.choice(["1", "0", "-1", "1048576", "99999999999999999999", "x"])}">'
        f'<c r="{dice.choice(places)}" s="{dice.choice(["0", "1", "99", "-1"])}" '
        f't="{dice.choice(["s", "n", "d", "b", "e", "str"])}">'
        f"<v>{dice.choice(['0', '-1', '1e300', '99999999', '46300.5', 'x', ''])}</v></c></row>"
        for _ in range(5)
    )
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>"
    return tables.workbook(["order_id", "gross_sales"], [["1", "2"]], sheet)


def _table(cell, rows=3):
    """A CSV of orders in whose place for the money a cell stands."""
    lines = [f"B{n},2026-10-0{1 + n % 9} 10:00:00,paid,1,{cell}" for n in range(rows)]
    return ("order_id,ordered_at,status,units,gross_sales\n" + "\n".join(lines) + "\n").encode()


def _huge_numbers(dice):
    numbers = ["9" * 40, "1e308", "1e400", "-1e38", "0." + "3" * 400, "1" + "0" * 4000, "9" * 19]
    return _table(dice.choice(numbers))


def _wide(dice):
    columns = dice.choice([1000, 5000, 16_000])
    header = ",".join(["order_id", "ordered_at", *(f"c{n}" for n in range(columns))])
    return f"{header}\n{','.join(['1', '2026-10-01', *(['x'] * columns)])}\n".encode()


def _long_cell(dice):
    length = dice.choice([70_000, 3_000_000])
    return _table('"' + dice.choice(["x", "\n", '""', "广", "1,"]) * length)


def _encodings(dice):
    pieces = ["订单编号,金额\n", "Größe;Straße\n", "注文番号\n", "1,é\n"]
    names = ["utf-8", "gb18030", "big5", "shift-jis", "utf-16", "utf-32", "cp1252", "utf-7"]
    mixed = [dice.choice(pieces).encode(dice.choice(names), "ignore") for _ in range(8)]
    return b"".join(mixed) + dice.choice([b"", b"\xff", b"\x81", b"\xd8\x00"])


def _packed_zeros(dice):
    """Very many bytes in a small file."""
    zeros = gzip.compress(dice.choice([b"\0", b"a", b"\n", b"1,2\n"]) * 50_000_000, 9, mtime=0)
    return dice.choice([zeros, gzip.compress(zeros, mtime=0)])


def _archives_within(dice):
    content = _table("5")
    for number in range(dice.choice([2, 10, 200])):
        content = tables.pack({f"{number}.zip" if number else "orders.csv": content})
    return content


def _bad_names(dice):
    names = ["../../out.csv", "/tmp/out.csv", "a\\b.csv", "", ".", "\u202e.csv"]
    names.append("x" * 5000 + ".csv")
    return tables.pack({name: _table("5") for name in dice.sample(names, 3)})


def _links(dice):
    """A tar archive whose members lead out of it."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, kind in (("orders.csv", tarfile.SYMTYPE), ("ads.csv", tarfile.LNKTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, dice.choice(["/etc/passwd", "orders.csv", "../x"])
            archive.addfile(entry)
    return target.getvalue()


def _deep_page(dice):
    depth = dice.choice([250, 300, 20_000])
    return b"<html>" + dice.choice([b"<table><tr><td>", b"<div>", b"<b>"]) * depth + b"1"


def _parquet(dice):
    """A frame of Parquet around nothing of sense."""
    length = dice.choice([0, 10, 0x7FFFFFFF, 0xFFFFFFFF]).to_bytes(4, "little")
    return b"PAR1" + dice.randbytes(dice.choice([0, 60, 500])) + length + b"PAR1"


def _surrogates(dice):
    text = dice.choice(['"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', "1e99999", "-", "01", "tru"])
    row = {"order_id": "1", "ordered_at": "2026-10-01", "gross_sales": "@"}
    return ("[" + json.dumps(row).replace('"@"', text) + "]").encode()


def _noise(dice):
    start = dice.choice(STARTS)
    return start + dice.randbytes(dice.choice([0, 1, 100, 5000]))


def _damaged_stream(dice):
    """A stream of gzip whose end says other sums and lengths."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = body.compress(_table("5")) + body.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + data + dice.randbytes(dice.choice([0, 4, 8, 80]))


BAD = {
    "deep.json": _deep_json,
    "deep.xlsx": _deep_sheet,
    "entities.xlsx": _entities,
    "far.xlsx": _far_cells,
    "huge.csv": _huge_numbers,
    "wide.csv": _wide,
    "long.csv": _long_cell,
    "encodings.csv": _encodings,
    "zeros.csv.gz": _packed_zeros,
    "within.zip": _archives_within,
    "names.zip": _bad_names,
    "links.tar": _links,
    "deep.html": _deep_page,
    "frame.parquet": _parquet,
    "surrogates.json": _surrogates,
    "noise.csv": _noise,
    "damaged.csv.gz": _damaged_stream,
}
