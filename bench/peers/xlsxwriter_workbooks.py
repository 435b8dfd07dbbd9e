"""Comparison workbooks, and the matrix of roles by dimensions in constant memory, with XlsxWriter. See setting.py."""
import datetime

import xlsxwriter

import setting


def workbook(path, **options):
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"title": "Roles", "created": datetime.datetime(2026, 11, 22)})
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#1C4D52", "text_wrap": True, "valign": "top"})
    return book, head, book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True, "valign": "top"})


def comparison(content, pair, path):
    book, head, body, strong = workbook(path)
    index = book.add_worksheet("Index")
    index.set_column(0, 0, 90)
    first, second = setting.titles(content, pair)
    for row, words in enumerate([first + " and " + second, pair["introduction"], pair["closing"]]):
        index.write_string(row, 0, words, body)
    sheet = book.add_worksheet("Comparison")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 2, 55)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, ("Dimension", first, second), head)
    for row, cells in enumerate(setting.statement_rows(content, pair), 1):
        sheet.write_string(row, 0, cells[0], strong)
        sheet.write_string(row, 1, cells[1], body)
        sheet.write_string(row, 2, cells[2], body)
    sheet.autofilter(0, 0, len(content.dimensions), 2)
    book.close()


def matrix(content, rows, path):
    book, head, body, strong = workbook(path, constant_memory=True)
    sheet = book.add_worksheet("Matrix")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, len(content.dimensions), 40)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(content.dimensions))
    sheet.write_row(0, 0, ["Role"] + list(content.dimensions.values()), head)
    for number, row in enumerate(rows, 1):
        sheet.write_string(number, 0, row[0], strong)
        for column in range(1, len(row)):
            sheet.write_string(number, column, row[column], body)
    book.close()


setting.main({"comparison": comparison, "matrix": matrix}, ".xlsx")
