"""Role sheets and comparisons on ReportLab's canvas: text placed line by line, nothing tagged. See setting.py."""
import os
import sys

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import setting

WIDTH, HEIGHT = 595.276, 841.89  # A4, in points
LEFT, RIGHT, TOP, BOTTOM = 52, 543, 56, 62  # margins; LEFT and RIGHT from the left edge
REGULAR, BOLD = "Regular", "Bold"


class Sheet:
    """A document under construction. y is the distance of the next line from the upper edge."""

    def __init__(self, path, title, subtitle):
        self.title, self.page = title, 1
        self.canvas = Canvas(path, pagesize=(WIDTH, HEIGHT), pageCompression=1, invariant=1)
        self.canvas.setTitle(title)
        self.furniture()
        self.canvas.setFillColorRGB(0.11, 0.3, 0.32)
        self.canvas.rect(0, HEIGHT - 84, WIDTH, 84, stroke=0, fill=1)
        self.canvas.setFillGray(1)
        self.text(BOLD, 19, LEFT, 46, title)
        self.text(REGULAR, 10, LEFT, 66, subtitle)
        self.canvas.setFillGray(0)
        self.y = 102

    def furniture(self):
        self.canvas.setFillGray(0.4)
        self.text(REGULAR, 8, LEFT, HEIGHT - 30, self.title)
        self.canvas.drawRightString(RIGHT, 30, "Page %d" % self.page)
        self.canvas.setFillGray(0)
        self.canvas.setStrokeGray(0.7)
        self.canvas.setLineWidth(0.5)

    def text(self, face, size, x, baseline, words):
        self.canvas.setFont(face, size)
        self.canvas.drawString(x, HEIGHT - baseline, words)

    def room(self, height):
        """Turns the page unless that much of it is left; tells whether it did."""
        if self.y + height <= HEIGHT - BOTTOM:
            return False
        self.canvas.showPage()
        self.page += 1
        self.furniture()
        self.y = TOP
        return True

    def paragraph(self, face, size, words, after=4):
        for line in simpleSplit(words, face, size, RIGHT - LEFT):
            self.room(size * 1.4)
            self.text(face, size, LEFT, self.y + size, line)
            self.y += size * 1.4
        self.y += after

    def heading(self, words):
        self.room(60)
        self.y += 6
        self.paragraph(BOLD, 12, words)

    def row(self, widths, cells, faces, wash=False):
        """Draws a row of wrapped cells in boxes; it is not split."""
        wrapped = [simpleSplit(cell, face, 9, width - 8) for cell, face, width in zip(cells, faces, widths)]
        height = 12 * max(len(lines) for lines in wrapped) + 6
        turned = self.room(height)
        x = LEFT
        for width, face, lines in zip(widths, faces, wrapped):
            if wash:
                self.canvas.setFillGray(0.92)
            self.canvas.rect(x, HEIGHT - self.y - height, width, height, stroke=1, fill=int(wash))
            if wash:
                self.canvas.setFillGray(0)
            for number, line in enumerate(lines):
                self.text(face, 9, x + 4, self.y + 12 + 12 * number, line)
            x += width
        self.y += height
        return turned

    def close(self):
        self.canvas.showPage()
        self.canvas.save()


def role_sheet(_, role, path):
    sheet = Sheet(path, role["title"], "Role sheet · " + role["facts"]["department"])
    sheet.paragraph(REGULAR, 11, role["summary"])
    sheet.heading("Purpose")
    sheet.paragraph(REGULAR, 10, role["purpose"])
    sheet.heading("Key facts")
    for label, value in setting.facts(role):
        sheet.row((140, 351), (label, value), (BOLD, REGULAR))
    sheet.heading("Duties")
    for duty in role["duties"]:
        sheet.room(32)
        sheet.paragraph(BOLD, 10, duty["title"], after=0)
        sheet.paragraph(REGULAR, 9.5, duty["text"])
    sheet.heading("Skills")
    for skill in role["skills"]:
        sheet.row((391, 100), (skill["title"], setting.meter(skill["level"])), (REGULAR, REGULAR))
    sheet.heading("Signs of success")
    for measure in role["measures"]:
        sheet.row((180, 211, 100), (measure["title"], measure["why"], measure["target"]), (BOLD, REGULAR, REGULAR))
    sheet.heading("Education and pay")
    sheet.paragraph(REGULAR, 10, role["education"])
    sheet.paragraph(REGULAR, 10, setting.pay(role))
    sheet.close()


def comparison(content, pair, path):
    first, second = setting.titles(content, pair)
    sheet = Sheet(path, first, "compared with " + second)
    sheet.paragraph(REGULAR, 10, pair["introduction"])
    widths, faces = (99, 196, 196), (BOLD, REGULAR, REGULAR)
    head = ("Dimension", first, second)
    sheet.row(widths, head, (BOLD, BOLD, BOLD), wash=True)
    for cells in setting.statement_rows(content, pair):
        if sheet.y + 60 > HEIGHT - BOTTOM and sheet.room(60):
            sheet.row(widths, head, (BOLD, BOLD, BOLD), wash=True)
        sheet.row(widths, cells, faces)
    sheet.heading("Key differences")
    for contrast in pair["contrasts"]:
        sheet.paragraph(BOLD, 10, content.dimensions[contrast["dimension"]], after=0)
        sheet.paragraph(REGULAR, 10, contrast["text"])
    sheet.paragraph(REGULAR, 10, pair["closing"])
    sheet.close()


pdfmetrics.registerFont(TTFont(REGULAR, os.path.join(sys.argv[3], "regular.ttf")))
pdfmetrics.registerFont(TTFont(BOLD, os.path.join(sys.argv[3], "bold.ttf")))
setting.main({"role-sheet": role_sheet, "comparison": comparison}, ".pdf")
