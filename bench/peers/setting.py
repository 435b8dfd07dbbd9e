"""What the Python programs share: arguments, content, words, and the report of what setting it cost.

usage: PROGRAM KIND CONTENT.json FONTS OUT
KIND is role-sheet, comparison or matrix; OUT is the folder for the documents.
"""
import json
import os
import resource
import sys


def cpu_ms():
    """CPU time of this process so far, user and system."""
    use = resource.getrusage(resource.RUSAGE_SELF)
    return (use.ru_utime + use.ru_stime) * 1000


class Content:
    """The content with what the sheets look up in it."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.data = json.load(file)
        self.roles = {role["id"]: role for role in self.data.get("roles", ())}  # a matrix has rows instead
        self.dimensions = {term["id"]: term["title"] for term in self.data["dimensions"]}


def facts(role):
    """The key facts as pairs of text."""
    f = role["facts"]
    return [
        ("Department", f["department"]), ("Reports to", f["reports_to"]), ("Level", f["level"]), ("Team", "%d people" % f["team"]),
        ("Location", f["location"]), ("Budget", euros(f["budget"])), ("Signs up to", euros(f["signs_up_to"])), ("Contract", f["contract"]),
    ]


def euros(amount):
    return "€{:,}".format(amount)


def pay(role):
    band = role["pay"]
    return "Pay: {} to {} a year, {} in the middle".format(euros(band["min"]), euros(band["max"]), euros(band["mid"]))


def meter(level):
    """A level of 4 in dots."""
    return "●" * level + "○" * (4 - level)


def statement_rows(content, pair):
    """Rows of the comparison table: dimension, first role, second role."""
    first, second = ({s["dimension"]: s["short"] for s in content.roles[pair[side]]["statements"]} for side in "ab")
    return [(title, first[id], second[id]) for id, title in content.dimensions.items()]


def titles(content, pair):
    return content.roles[pair["a"]]["title"], content.roles[pair["b"]]["title"]


def main(sheets, extension):
    """Sets every document of the kind with sheets[kind](content, item, path), and reports what that cost."""
    kind, path, _, out = sys.argv[1:5]
    content = Content(path)
    os.makedirs(out, exist_ok=True)
    items = {"role-sheet": "roles", "comparison": "comparisons"}.get(kind)
    items = content.data[items] if items else [content.data["rows"]]
    before = cpu_ms()
    for number, item in enumerate(items, 1):
        sheets[kind](content, item, os.path.join(out, "%05d%s" % (number, extension)))
    print(json.dumps({"render_ms": cpu_ms() - before}))
