"""Writes small files of every form that can be loaded: the good ones that are then broken."""

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile

HEADER = ["order_id", "ordered_at", "paid_at", "status", "channel", "units", "gross_sales", "city"]
CHINESE = ["订单编号", "订单创建时间", "订单付款时间", "订单状态", "渠道", "宝贝总数量", "商品总价", "城市"]
CITIES = ["上海", "广州", "Köln", "New York", 'Say "hi", you', "", "São Paulo", "=1+1"]
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def good_files():
    """The good files by their names."""
    orders, csv, ads = _rows(40), separated(HEADER, _rows(40)), separated(*_ads(30))
    chinese = separated(CHINESE, orders)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in _objects(orders))
    nested = {"data": {"results": [dict(row, segments={"a": 1}) for row in _objects(orders)]}}
    book = workbook(HEADER, orders)
    packed = pack({"orders.csv": csv, "ads.csv": ads, "orders.xlsx": book})
    return {
        "orders.csv": csv,
        "chinese.csv": chinese.decode().encode("gb18030"),
        "semicolons.csv": separated(HEADER, orders, ";").decode().encode("utf-16"),
        "ads.csv": ads,
        "orders.tsv": separated(HEADER, orders, "\t"),
        "orders.json": json.dumps(_objects(orders), ensure_ascii=False).encode(),
        "nested.json": json.dumps(nested, ensure_ascii=False, indent=1).encode(),
        "orders.jsonl": lines.encode(),
        "orders.xlsx": book,
        "exports.zip": packed,
        "orders.html": page(HEADER, orders),
        "page.xls": page(HEADER, orders),
        "orders.csv.gz": gzip.compress(csv, mtime=0),
        "orders.csv.bz2": bz2.compress(csv),
        "orders.csv.xz": lzma.compress(csv),
        "exports.tar.gz": gzip.compress(tar({"orders.csv": csv, "ads.csv": ads}), mtime=0),
    }


def separated(header, rows, separator=","):
    """A table of separated fields, with quotes where they are needed."""

    def field(text):
        quoted = any(letter in text for letter in '"\n' + separator)
        return '"' + text.replace('"', '""') + '"' if quoted else text

    lines = [separator.join(map(field, row)) for row in [header, *rows]]
    return ("\n".join(lines) + "\n").encode()


def page(header, rows):
    """A web page with a table, as some exports are that call themselves workbooks."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in [header, *rows]]
    lines = [f"<tr>{row}</tr>" for row in cells]
    return f"<html><meta charset=utf-8><table>{''.join(lines)}</table></html>".encode()


def pack(members):
    """A zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def unpacked(archive):
    """The members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def tar(members):
    """A tar archive."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return target.getvalue()


def workbook(header, rows, sheet=None):
    """An Excel workbook of one sheet, texts in the list that sheets share."""
    shared = sorted({cell for row in [header, *rows] for cell in row})
    places = {text: place for place, text in enumerate(shared)}
    sheet = sheet or f'<worksheet xmlns="{SHEET}"><sheetData>{_cells(header, rows, places)}' + (
        "</sheetData></worksheet>"
    )
    strings = "".join(f"<si><t>{_escaped(text)}</t></si>" for text in shared)
    formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>' + (
        '<sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _relations(
            [
                ("worksheet", "worksheets/sheet1.xml"),
                ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}" count="{len(shared)}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{formats}</styleSheet>',
    }
    return pack({name: text.encode() for name, text in members.items()})


def _cells(header, rows, places):
    lines = []
    for number, row in enumerate([header, *rows], 1):
        cells = ""
        for letter, text in zip("ABCDEFGHIJ", row):
            if number > 1 and letter in "FG":
                cells += f'<c r="{letter}{number}"><v>{text}</v></c>'
            elif number > 1 and letter == "B":
                cells += f'<c r="B{number}" s="1"><v>{46300 + number / 7:.5f}</v></c>'
            else:
                cells += f'<c r="{letter}{number}" t="s"><v>{places[text]}</v></c>'
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _content_types():
    parts = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    parts["sharedStrings"] = "sharedStrings"
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    default += 'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{CONTENT}">{default}{overrides}</Types>'


def _relations(targets):
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def _rows(count):
    dice = random.Random(count)
    rows = []
    for number in range(count):
        day = f"2026-10-{1 + number % 28:02d}"
        money = f"{dice.randrange(10, 900)}.{number % 100:02d}"
        times = [f"{day} 10:{number:02d}:00", f"{day} 10:{number:02d}:30"]
        city = CITIES[number % len(CITIES)]
        rows.append([f"F{number:06d}", *times, "paid", "search", str(1 + number % 3), money, city])
    return rows


def _ads(count):
    header = ["date", "campaign", "spend", "impressions", "clicks"]
    rows = [
        [f"2026-10-{1 + number % 28:02d}", f"Campaign {number % 3}", f"{number}.5", "1000", "30"]
        for number in range(count)
    ]
    return header, rows


def _objects(rows):
    return [dict(zip(HEADER, row)) for row in rows]
