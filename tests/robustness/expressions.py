"""The source of the package to its regular expressions, and each expression to texts that would keep it searching."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import glossary

PACKAGE = Path(glossary.__file__).parent
_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split")
# What every parser meets, beside the letters of the expression itself.
_COMMON = " a.1"
# Letters tried of a class, and of an expression: each is tried with each other.
_OF_CLASS, _OF_EXPRESSION = 2, 6


@dataclass(frozen=True)
class Expression:
    """A regular expression of the package."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]
    """How it is used: `sub` and `findall` look on behind each match, `match` only at the beginning."""

    def run(self, text: str) -> None:
        """Use it on a text in each way in which the package does."""
        subject: Any = text.encode("latin-1", "replace") if isinstance(self.pattern.pattern, bytes) else text
        for method in self.methods:
            if method in {"sub", "subn"}:
                getattr(self.pattern, method)(lambda _: type(subject)(), subject)
            elif method == "finditer":
                for _ in self.pattern.finditer(subject):
                    pass
            else:
                getattr(self.pattern, method)(subject)


def expressions() -> tuple[list[Expression], set[str]]:
    """Give every expression whose source stands in the package, and the functions that make one while they run."""
    found: list[Expression] = []
    made: set[str] = set()
    sources = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    uses = _uses(sources)
    for module, tree in sources.items():
        for function, call, name in _calls(tree):
            where = f"{module}:{call.lineno}"
            try:
                pattern = _evaluated(call, module)
            except NameError:
                made.add(f"{module}.{function}")
                continue
            methods = frozenset({call.func.attr} - {"compile"}) or uses.get((module, name)) or frozenset({"finditer"})  # type: ignore[attr-defined]
            found.append(Expression(where, pattern, methods))
    return found, made


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call, str]]:
    """Give the calls of `re` that take an expression, with the function they stand in and the name of the result."""

    def within(node: ast.AST, function: str, name: str) -> Iterator[tuple[str, ast.Call, str]]:
        if isinstance(node, ast.FunctionDef):
            function = node.name
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = target.id if isinstance(target, ast.Name) else name
        called = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re"
        )
        if called and node.func.attr in (*_METHODS, "compile"):  # type: ignore[attr-defined]
            yield function, node, name  # type: ignore[misc]
        for child in ast.iter_child_nodes(node):
            yield from within(child, function, name)

    yield from within(tree, "", "")


def _uses(sources: dict[str, ast.Module]) -> dict[tuple[str, str], frozenset[str]]:
    """Give the methods that are called on each name of a module, also where another module imported it."""
    found: dict[tuple[str, str], set[str]] = {}
    for module, tree in sources.items():
        imported = {
            name.name: node.module or ""
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _METHODS:
                name = node.value.id
                found.setdefault((imported.get(name, module), name), set()).add(node.attr)
    return {name: frozenset(methods) for name, methods in found.items()}


def _evaluated(call: ast.Call, module: str) -> re.Pattern[Any]:
    names = vars(importlib.import_module(module))
    flags = next((word.value for word in call.keywords if word.arg == "flags"), None)
    if flags is None and call.func.attr == "compile" and len(call.args) > 1:  # type: ignore[attr-defined]
        flags = call.args[1]
    source, given = (
        eval(compile(ast.Expression(node), "source", "eval"), dict(names)) if node is not None else 0
        for node in (call.args[0], flags)
    )
    return re.compile(source, given)


def attacks(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Give texts of about `size` characters that almost match: each repetition of the expression filled, the end missing."""
    text = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = _parser.parse(text, pattern.flags & ~re.DEBUG)
    seen: set[str] = set()
    for before, body in _pumps(tree, ""):
        for text in (
            before + body * (size // max(1, len(body))),
            (before + body * 3) * (size // (len(before) + 3 * len(body) + 1)),
        ):
            for ending in ("\x00", ""):
                if (attack := text + ending) not in seen:
                    seen.add(attack)
                    yield attack
    letters = list(dict.fromkeys([*_letters(tree), *_COMMON]))[:_OF_EXPRESSION]
    for one in letters:
        yield one * size + "\x00"
        for other in letters:
            if one < other:
                yield (one + other) * (size // 2) + "\x00"
                yield one * (size // 2) + other * (size // 2) + "\x00"


def _sample(tree: Any) -> str:
    """Give a short text that a piece of an expression matches, as far as lookarounds let it."""
    return "".join(_sample_of(kind, value) for kind, value in tree)


def _sample_of(kind: Any, value: Any) -> str:  # noqa: PLR0911 - one for each kind
    if kind is _constants.LITERAL:
        return chr(value)
    if kind in {_constants.IN, _constants.ANY, _constants.NOT_LITERAL}:
        return next(iter(_members(kind, value)))
    if kind is _constants.BRANCH:
        return _sample(value[1][0])
    if kind is _constants.SUBPATTERN:
        return _sample(value[3])
    if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
        return _sample(value[2]) * max(1, value[0])
    if kind is _constants.ATOMIC_GROUP:
        return _sample(value)
    return ""


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Give each repetition: a text that leads to it, and one that it takes again and again."""
    for kind, value in tree:
        if kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            if value[1] > 8:
                yield from ((before, body) for body in _bodies(value[2]) if body)
            yield from _pumps(value[2], before)
        elif kind is _constants.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before)
        elif kind is _constants.SUBPATTERN:
            yield from _pumps(value[3], before)
        elif kind is _constants.ATOMIC_GROUP:
            yield from _pumps(value, before)
        elif kind in {_constants.ASSERT, _constants.ASSERT_NOT}:
            yield from _pumps(value[1], before)
        before += _sample_of(kind, value)


def _bodies(tree: Any) -> Iterator[str]:
    yield _sample(tree)
    if len(tree) == 1 and tree[0][0] in {_constants.IN, _constants.ANY, _constants.NOT_LITERAL}:
        yield from list(_members(*tree[0]))[:_OF_CLASS]


def _members(kind: Any, value: Any) -> Iterator[str]:
    """Give letters that a class takes."""
    if kind is _constants.IN:
        source = [(kind, value)]
        wanted = [chr(found) for kind, found in value if kind is _constants.LITERAL][:2]
        wanted += [chr(found[0]) for kind, found in value if kind is _constants.RANGE][:2]
    else:
        source, wanted = [(kind, value)], []
    state = _parser.State()
    found = [letter for letter in (*wanted, *"a 1-.,A_\n'é§") if _takes(source, state, letter)]
    yield from dict.fromkeys(found or ["a"])


def _takes(source: Any, state: Any, letter: str) -> bool:
    from re import _compiler  # type: ignore[attr-defined]

    compiled: Any = _compiler.compile(_parser.SubPattern(state, list(source)))
    return compiled.fullmatch(letter) is not None


def _letters(tree: Any) -> Iterator[str]:
    for kind, value in tree:
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind is _constants.IN:
            yield from list(_members(kind, value))[:_OF_CLASS]
        elif kind is _constants.BRANCH:
            for branch in value[1]:
                yield from _letters(branch)
        elif kind is _constants.SUBPATTERN:
            yield from _letters(value[3])
        elif kind in {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}:
            yield from _letters(value[2])
