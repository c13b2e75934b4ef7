"""The manual of codes: one page, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scorecat.render.blocks import Block, Code, Heading, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scorecat.check.manual import Page
    from scorecat.check.table import Entry


GROUPS: Final[Mapping[str, str]] = {
    "sense": "Clauses that do not fit together",
    "form": "Ids, order, naming, duplicates",
    "evidence": "What numbers rest on",
    "rights": "What the text does to people",
    "tests": "Cases",
    "atlas": "One catalog against the others",
    "allow": "Suppressions",
    "files": "Files",
    "yaml": "YAML",
    "schema": "The shape of a file",
    "meaning": "What a schema cannot say",
    "cases": "Cases files, and cases that differ",
    "logs": "Logs, mappings and keys",
}
"""What the groups of codes are about: first the families of checks, then what reading tells."""
_INTRODUCTION: Final = """\
# Checks

Everything `scorecat validate` and its like can find, made of the manual pages by `docs/generate.py`.
`scorecat rule CODE` shows one page, `scorecat rules` lists all. Checks can be chosen (`--select`, `--ignore`), given
another severity (`severity` in the configuration) and allowed in the file, for a reason:

```yaml
# scorecat: allow SC530 until 2027-01-01: the text says so
```

On a line of its own it is about what begins in the next line, at the end of a line about what begins in that line, each
with all that belongs to it; `allow-file` is about the whole file. What is wrong with a file is always told."""


def page(entry: Entry) -> Iterator[Block]:
    """Yield one page."""
    yield Heading(f"{entry.code} {entry.name}")
    yield from _body(entry)


def markdown(entry: Entry) -> str:
    """Return a page without its heading as Markdown, which it is written in."""
    parts = [_kind(entry), entry.page.title]
    parts += [f"{name}: {said}" for name, said in _said(entry.page)]
    parts += [f"{title}:\n\n```yaml\n{example}\n```" for title, example in _examples(entry.page)]
    return "\n\n".join(parts)


def manual(found: Iterable[Entry]) -> str:
    """Return the manual of all codes as one Markdown page: checks with all they say, what reading tells in tables."""
    given = list(found)
    parts = [_INTRODUCTION]
    for group, title in GROUPS.items():
        members = [entry for entry in given if entry.group == group]
        parts.append(f"## {title} (`{group}`)")
        if any(entry.module for entry in members):
            parts += [part for entry in members for part in (f"### {entry.code} {entry.name}", markdown(entry))]
        else:
            rows = (
                _row(entry.code, entry.name, f"{entry.page.title} {entry.page.what}", entry.page.todo)
                for entry in members
            )
            parts.append("\n".join([_row("Code", "Name", "What is found", "What to do"), "|---|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def text(entry: Entry) -> str:
    """Return what a page says as plain text."""
    page = entry.page
    return "\n".join(f"{name}: {said}" for name, said in _said(page))


def plain(entry: Entry) -> dict[str, Any]:
    """Return an entry for programs, page and all."""
    page = entry.page
    return {
        **brief(entry),
        "what": page.what,
        "why": page.why,
        "what_to_do": page.todo,
        "passes": page.passes,
        "found": page.found,
    }


def brief(entry: Entry) -> dict[str, Any]:
    """Return a line of the list."""
    return {
        "code": entry.code,
        "name": entry.name,
        "group": entry.group,
        "severity": entry.severity.value,
        "optional": entry.optional,
        "title": entry.page.title,
    }


def _body(entry: Entry) -> Iterator[Block]:
    yield Lines([_kind(entry)], faint=True)
    yield Lines([entry.page.title])
    for name, said in _said(entry.page):
        yield Lines([f"{name}: {said}"])
    for title, example in _examples(entry.page):
        yield Code(title, example.split("\n"))


def _kind(entry: Entry) -> str:
    return f"{entry.group}, {entry.severity}{'' if entry.optional else ', always told'}"


def _said(page: Page) -> Iterator[tuple[str, str]]:
    for name, said in (("What", page.what), ("Why", page.why), ("What to do", page.todo)):
        yield name, said[:1].upper() + said[1:]


def _examples(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((title, found) for title, found in (("Passes", page.passes), ("Found", page.found)) if found)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
