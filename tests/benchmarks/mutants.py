"""The source of a module to mutants of it: each has one small fault, in what it compares, decides, counts or does."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
# A statement of SQL has conditions too, which Python sees as text.
_SQL = ((" AND ", " OR "), (" DESC", " ASC"), (" <> ", " = "), ("NOT EXISTS", "EXISTS"), ("NOT IN", "IN"), ("max(", "min("),
        (" IS NOT NULL", " IS NULL"), ("? IS NULL OR ", ""), ("DELETE FROM", "SELECT 1 FROM"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault."""

    line: int
    was: str
    """The statement or expression as it stands, on one line."""
    became: str
    tree: ast.Module
    text: str
    """The line of the source."""

    def __str__(self) -> str:
        return f"{self.was}  =>  {self.became or '(removed)'}  in  {self.text}"


def mutants(source: str) -> list[Mutant]:
    """Give every mutant of a module, in the order of its lines.

    >>> [str(mutant) for mutant in mutants("def is_adult(age):\\n    return age >= 18")]
    ['age >= 18  =>  age > 18  in  return age >= 18', '18  =>  19  in  return age >= 18']
    """
    found: list[Mutant] = []
    tree, lines = ast.parse(source), source.splitlines()
    for number, node in enumerate(_places(tree)):
        for changed in _changes(node):
            whole = copy.deepcopy(tree)
            target = _places(whole)[number]
            _put(whole, target, changed)
            became = "" if isinstance(changed, ast.Pass) else _written(changed)
            text = lines[node.lineno - 1].strip()
            found.append(Mutant(node.lineno, _written(node), became, ast.fix_missing_locations(whole), text))
    return sorted(found, key=lambda mutant: mutant.line)


def _written(node: ast.AST) -> str:
    """Give a statement or expression on one line; of a compound statement only its head."""
    return ast.unparse(node).partition("\n")[0]


def _places(tree: ast.Module) -> list[ast.stmt | ast.expr]:
    """Give the nodes that may be changed; not what only a type checker or a reader looks at."""
    return [node for node in _inside(tree) if isinstance(node, ast.stmt | ast.expr)]


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_docstring(child) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            # The pieces of an f-string are a message; its places are code.
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                yield child
                yield from _inside(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _put(tree: ast.Module, target: ast.AST, changed: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, changed)
            elif isinstance(value, list):
                for at, child in enumerate(value):
                    if child is target:
                        value[at] = changed


def _changes(node: ast.stmt | ast.expr) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 - one case for each kind of node
    match node:
        case ast.Compare(ops=[operator], comparators=[_]):
            yield _with(node, ops=[_OPPOSITES[type(operator)]()])
        case ast.BoolOp(op=operator, values=values):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
            for at in range(len(values)):
                rest = values[:at] + values[at + 1 :]
                yield rest[0] if len(rest) == 1 else _with(node, values=rest)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(op=operator) if type(operator) in _ARITHMETIC:
            yield _with(node, op=_ARITHMETIC[type(operator)]())
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            # Of a comparison or a `not` the opposite is made above.
            if not isinstance(test, ast.Compare) and not (isinstance(test, ast.UnaryOp)):
                yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for at, loop in enumerate(node.generators):
                if loop.ifs:
                    loops = [*node.generators[:at], _with(loop, ifs=[]), *node.generators[at + 1 :]]
                    yield _with(node, generators=loops)
        case ast.Constant(value=value):
            yield from (_with(node, value=other) for other in _other_values(value))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Delete() | ast.Raise():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]) | ast.Continue() | ast.Break():
            yield ast.Pass()


def _with(node: ast.AST, **changed: object) -> ast.AST:
    """Give a copy of a node with other fields."""
    made = copy.copy(node)
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def _other_values(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield from (value.replace(old, new, 1) for old, new in _SQL if old in value)
        # Text with spaces is SQL or a message, whose wording is no fault.
        if " " not in value.strip():
            yield "" if value else "XX"
