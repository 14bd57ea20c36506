"""A source to the strings in it that a person reads and that are not marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import glossary

PACKAGE = Path(glossary.__file__).parent
MARKS = {"tr", "trn", "tr_noop", "tr_later"}
# What a person reads comes out of these: the errors of ours, problems in data, and what commands say and ask.
ERRORS = {
    "GlossaryError", "ReadingError", "TermFileError", "TermbaseError", "CatalogError", "UsageError", "BadParameter",
    "ClusterError", "WeightsError", "SyncError", "RowError", "UnknownColumnError", "Problem",
}  # fmt: skip
SAYING = {"say", "echo", "_ask", "_sure", "_begin_again", "notify", "Static"}
# Folders in which every sentence is for a person.
FOR_PEOPLE = ("cli", "tui")
_WORD = re.compile(r"[a-z]{2,}")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[,:;.]? [^\W\d_(]|[^\W\d_]{2,}[,:;.]? \Z|\A[,:;.]? [^\W\d_]{2,}")
# Calls and keywords whose strings are for programs, or translated where they are shown (help texts).
_FOR_PROGRAMS = {
    "compile",
    "sub",
    "split",
    "search",
    "match",
    "fullmatch",
    "Option",
    "Argument",
    "Typer",
    "TypeVar",
    "getattr",
    "strptime",
    "strftime",
    "execute",
    "rows",
}
_NOT_SHOWN = {"help", "metavar", "panel", "style", "classes", "id"}
_TEXTUAL = {"CSS", "DEFAULT_CSS", "BINDINGS", "__all__"}


def literal(node: ast.expr) -> str | None:
    """Give the words of a string, `{}` for each place in it; nothing for another expression."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def strings_of(node: ast.AST) -> Iterator[ast.expr]:
    """Give the strings an argument may become: it itself, the branches of a choice, the parts of a sum."""
    if isinstance(node, ast.IfExp):
        yield from strings_of(node.body)
        yield from strings_of(node.orelse)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from strings_of(node.left)
        yield from strings_of(node.right)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from strings_of(value)
    elif isinstance(node, (ast.Constant, ast.JoinedStr)):
        yield node


def called(node: ast.Call) -> str:
    """Give the last name of what is called."""
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def unmarked(source: str, *, for_people: bool) -> list[ast.expr]:
    """Give the strings of a source that a person reads and that are not marked; `for_people`: every sentence is."""
    tree = ast.parse(source)
    found: dict[int, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in ERRORS | (SAYING if for_people else set()):
            for argument in [*node.args, *(word.value for word in node.keywords if word.arg not in _NOT_SHOWN)]:
                found |= {id(text): text for text in strings_of(argument) if _WORD.search(_outside(literal(text)))}
    if for_people:
        found |= {id(text): text for text in _sentences(tree)}
    return sorted(found.values(), key=lambda node: (node.lineno, node.col_offset))


def _outside(text: str | None) -> str:
    return (text or "").replace("{}", "")


def _sentences(node: ast.AST) -> Iterator[ast.expr]:
    """Give every sentence below a node, but for docstrings, marked messages and what is for programs."""
    for child in ast.iter_child_nodes(node):
        if _is_for_programs(child):
            continue
        if isinstance(child, (ast.Constant, ast.JoinedStr)):
            if _SENTENCE.search(literal(child) or ""):
                yield child
            if isinstance(child, ast.JoinedStr):
                for place in child.values:
                    if isinstance(place, ast.FormattedValue):
                        yield from _sentences(place)
            continue
        yield from _sentences(child)


def _is_for_programs(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return called(node) in MARKS | _FOR_PROGRAMS
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Name) and target.id in _TEXTUAL for target in targets)
    if isinstance(node, ast.keyword):
        return node.arg in _NOT_SHOWN
    return False


def modules() -> list[Path]:
    """Give the files of the package, in order."""
    return sorted(PACKAGE.rglob("*.py"))


def is_for_people(path: Path) -> bool:
    """Say whether every sentence of a module is for a person."""
    return path.relative_to(PACKAGE).parts[0] in {*FOR_PEOPLE, "guidance.py"}
