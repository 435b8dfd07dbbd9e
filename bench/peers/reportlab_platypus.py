"""Role sheets and comparisons with ReportLab's layout engine, Platypus. See setting.py."""
import os
import sys
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

import setting

MARGIN = 52


def style(size, bold=False, **more):
    return ParagraphStyle("", fontName="Bold" if bold else "Regular", fontSize=size, leading=size * 1.35, **more)


LEAD, BODY, STRONG, CELL, CELL_STRONG = style(11, spaceAfter=4), style(10, spaceAfter=4), style(10, True), style(9), style(9, True)
HEADING = style(12, True, spaceBefore=8, spaceAfter=4, keepWithNext=1)
GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, Color(0.7, 0.7, 0.7)), ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
WASH = [("BACKGROUND", (0, 0), (-1, 0), Color(0.92, 0.92, 0.92))]


def paragraph(words, look):
    return Paragraph(escape(words), look)


def table(widths, rows, strong, head=None):
    """strong are the numbers of the bold columns; head is repeated on each page."""
    cells = [[paragraph(cell, CELL_STRONG if at in strong else CELL) for at, cell in enumerate(row)] for row in rows]
    if head:
        cells.insert(0, [paragraph(cell, CELL_STRONG) for cell in head])
    return Table(cells, colWidths=widths, style=GRID + (WASH if head else []), repeatRows=1 if head else 0)


def build(path, title, subtitle, story):
    def furniture(canvas, document):
        canvas.setFont("Regular", 8)
        canvas.setFillGray(0.4)
        canvas.drawString(MARGIN, 30, title)
        canvas.drawRightString(A4[0] - MARGIN, 30, "Page %d" % document.page)

    def first(canvas, document):
        furniture(canvas, document)
        canvas.setFillColorRGB(0.11, 0.3, 0.32)
        canvas.rect(0, A4[1] - 84, A4[0], 84, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.setFont("Bold", 19)
        canvas.drawString(MARGIN, A4[1] - 46, title)
        canvas.setFont("Regular", 10)
        canvas.drawString(MARGIN, A4[1] - 66, subtitle)

    document = SimpleDocTemplate(
        path, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=50, bottomMargin=56, title=title, invariant=1)
    document.build([Spacer(1, 44)] + story, onFirstPage=first, onLaterPages=furniture)


def role_sheet(_, role, path):
    story = [
        paragraph(role["summary"], LEAD), paragraph("Purpose", HEADING), paragraph(role["purpose"], BODY),
        paragraph("Key facts", HEADING), table((140, 351), setting.facts(role), {0}), paragraph("Duties", HEADING),
    ]
    for duty in role["duties"]:
        story += [paragraph(duty["title"], STRONG), paragraph(duty["text"], BODY)]
    story += [
        paragraph("Skills", HEADING), table((391, 100), [(s["title"], setting.meter(s["level"])) for s in role["skills"]], ()),
        paragraph("Signs of success", HEADING),
        table((180, 211, 100), [(m["title"], m["why"], m["target"]) for m in role["measures"]], {0}),
        paragraph("Education and pay", HEADING), paragraph(role["education"], BODY), paragraph(setting.pay(role), BODY),
    ]
    build(path, role["title"], "Role sheet · " + role["facts"]["department"], story)


def comparison(content, pair, path):
    first, second = setting.titles(content, pair)
    story = [
        paragraph(pair["introduction"], BODY),
        table((99, 196, 196), setting.statement_rows(content, pair), {0}, head=("Dimension", first, second)),
        paragraph("Key differences", HEADING),
    ]
    for contrast in pair["contrasts"]:
        story += [paragraph(content.dimensions[contrast["dimension"]], STRONG), paragraph(contrast["text"], BODY)]
    build(path, first, "compared with " + second, story + [paragraph(pair["closing"], BODY)])


pdfmetrics.registerFont(TTFont("Regular", os.path.join(sys.argv[3], "regular.ttf")))
pdfmetrics.registerFont(TTFont("Bold", os.path.join(sys.argv[3], "bold.ttf")))
setting.main({"role-sheet": role_sheet, "comparison": comparison}, ".pdf")
