"""Strict YAML: what every scalar is, what is refused and where, and that every value knows its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from scorecat.files.document import MAX_BYTES, MAX_DEPTH, Document, Items, Mapping, Span, read
from scorecat.model.finding import ScorecatError

BOM: Final = b"\xef\xbb\xbf"


def root_of(text: str | bytes) -> Any:
    """The value of a file."""
    return read(text if isinstance(text, bytes) else text.encode(), "f.yaml").root


def refusal(content: bytes) -> tuple[str, int, int, str]:
    """Code, line, column and message of the one finding that a file is refused with."""
    with pytest.raises(ScorecatError) as caught:
        read(content, "f.yaml")
    (finding,) = caught.value.findings
    assert finding.where.path == "f.yaml"
    return finding.code, finding.where.line, finding.where.column, finding.message


# --- Values -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("2019-01-01", "2019-01-01"),
        ("2019-01-01 10:00:00", "2019-01-01 10:00:00"),
        ("12:30", "12:30"),
        ("012", "012"),
        ("-012", "-012"),
        ("00", "00"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("5.", "5."),
        ("1e3", "1e3"),
        ("1.5e3", "1.5e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("tRUE", "tRUE"),
        ("=", "="),
        ("\uff11", "\uff11"),  # a full-width digit
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("", None),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("-40", -40),
        ("9" * 28, 10**28 - 1),
        ("0.1", Decimal("0.1")),
        ("-1.50", Decimal("-1.50")),
        ("+0.0", Decimal("0.0")),
        ("'no'", "no"),
        ('"12"', "12"),
        ("'1.5'", "1.5"),
        ('"~"', "~"),
        ("''", ""),
        ("'9999999999999999999999999999999'", "9999999999999999999999999999999"),
        ('"\\u8363\\n"', "荣\n"),
        ("荣成 # 市", "荣成"),
        ("[1, no, ]", [1, "no"]),
        ("{a: 1, b: }", {"a": 1, "b": None}),
        ("|\n  x\n  y\n", "x\ny\n"),
        (">-\n  x\n  y\n\nb: 1", "x y"),
        ("|-\n  012", "012"),
        ("&x 1\nb: *x", 1),
    ],
)
def test_scalar_is_what_it_looks_like(written: str, value: object) -> None:
    """A plain scalar is what the 1.2 core schema makes of its plainest forms, and text otherwise."""
    found = root_of(f"a: {written}")["a"]

    assert found == value
    assert isinstance(value, list | dict) or type(found) is type(value)


@pytest.mark.parametrize("key", ["no", "2020", "1.5", "~", "true", "2019-01-01", "'quoted'", '"012"'])
def test_key_is_its_text(key: str) -> None:
    """A key needs no quotes to be text."""
    assert list(root_of(f"{key}: 1")) == [key.strip("'\"")]


def test_alias_is_the_value_it_names() -> None:
    """An alias stands for its value, as often as it is used."""
    assert root_of("a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]")["d"] == [{"b": [1, 2]}, {"b": [1, 2]}]


def test_anchor_may_be_used_again() -> None:
    """The last anchor of a name counts."""
    assert root_of("[&x 1, *x, &x 2, *x]") == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "content", [BOM + b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2", b"--- \na: 1\nb: 2\n..."]
)
def test_form_of_the_file_is_no_matter(content: bytes) -> None:
    """A byte order mark, either line break, and the marks of a document's ends change nothing."""
    assert root_of(content) == {"a": 1, "b": 2}


# --- Refusals ---------------------------------------------------------------------------------------------

BOMB: Final = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
)


@pytest.mark.parametrize(
    ("content", "code", "line", "column", "part"),
    [
        (b"x" * (MAX_BYTES + 1), "SC101", 0, 0, "larger than 16 MiB"),
        (b"a: 1\nb: \xff", "SC101", 2, 4, "not UTF-8"),
        ("荣成: ".encode() + b"\xe8\x8d", "SC101", 1, 5, "not UTF-8"),
        (BOM + b"a: \xff", "SC101", 1, 4, "not UTF-8"),
        ("a: 1".encode("utf-16"), "SC101", 1, 1, "not UTF-8"),
        (b"a: 1\r\nb: \xc3(", "SC101", 2, 4, "not UTF-8"),
        (b"a: \x00", "SC102", 1, 4, "U+0000"),
        ("荣成: 1\n荣: \x07".encode(), "SC102", 2, 4, "U+0007"),
        (b"a: 1\r\nb: \x1b[0m", "SC102", 2, 4, "U+001B"),
        ("a: x\u2028y".encode(), "SC102", 1, 5, "U+2028"),
        ("a: x\u0085y".encode(), "SC102", 1, 5, "U+0085"),
        ("a: '\ufeff'".encode(), "SC102", 1, 5, "U+FEFF"),
        (BOM + BOM + b"a: 1", "SC102", 1, 1, "U+FEFF"),
        ("a: \ufffe".encode(), "SC102", 1, 4, "U+FFFE"),
        (b"a: b: c", "SC102", 1, 5, "mapping values are not allowed"),
        (b"a: 1\n  b: 2", "SC102", 2, 4, "mapping values are not allowed"),
        (b"\ta: 1", "SC102", 1, 1, "cannot start any token"),
        (b"a: @x", "SC102", 1, 4, "cannot start any token"),
        (b"a: 'x\nb: 2", "SC102", 2, 5, "end of stream"),
        ("a: 荣\nb: [".encode(), "SC102", 2, 5, "expected node content"),
        (b'a: "\\uD800"', "SC102", 1, 7, "invalid Unicode"),
        (b"%YAML 3.0\n---\na: 1", "SC102", 1, 1, "incompatible"),
        (b"a: !h!x 1", "SC102", 1, 4, "undefined tag handle"),
        (b"", "SC103", 1, 1, "empty"),
        (BOM, "SC103", 1, 1, "empty"),
        (b"# nothing\n\n# here", "SC103", 1, 1, "empty"),
        (b"a: 1\n---\nb: 2", "SC104", 2, 1, "second YAML document"),
        (b"--- 1\n--- 2", "SC104", 2, 1, "second YAML document"),
        (b"[" * 100 + b"]" * 100, "SC105", 1, MAX_DEPTH + 2, "deeper than 60"),
        (b"- " * 100, "SC105", 1, 2 * MAX_DEPTH + 3, "deeper than 60"),
        (b"a: 1\n? [x]\n: 2", "SC106", 2, 3, "plain word"),
        (b"{? {a: 1} : 2}", "SC106", 1, 4, "plain word"),
        (b"x: &k 1\n*k : 2", "SC106", 2, 1, "plain word"),
        (b"x: &m {a: 1}\ny:\n  <<: *m", "SC106", 3, 3, "merge keys"),
        (b"a: 1\nb: 2\na: 3", "SC107", 3, 1, "'a' stands twice (first in line 1)"),
        (b"x: {a: 1, 'a': 2}", "SC107", 1, 11, "'a' stands twice"),
        (b"2020: a\n'2020': b", "SC107", 2, 1, "'2020' stands twice"),
        (b"a: 1\r\nb:\r\n  c: 1\r\n  c: 2\r\n", "SC107", 4, 3, "'c' stands twice"),
        (b"a: *x", "SC108", 1, 4, "names no anchor"),
        (b"a: *x\nb: &x 1", "SC108", 1, 4, "names no anchor"),
        (b"a: &x\n  - 1\n  - *x", "SC108", 3, 5, "contains itself"),
        (b"a: &x {b: {c: *x}}", "SC108", 1, 15, "contains itself"),
        (b"a: !!str 1", "SC109", 1, 4, "tag 'tag:yaml.org,2002:str'"),
        (b"a: 1\nb: !!python/object/apply:os.system [x]", "SC109", 2, 4, "not allowed"),
        (b"!local\na: 1", "SC109", 1, 1, "'!local'"),
        (b"a: ! 1", "SC109", 1, 4, "'!'"),
        (b"!!int 1: 2", "SC109", 1, 1, "not allowed"),
        (BOMB.encode(), "SC110", 6, 40, "500,000 values"),
        (b"a: 1\nb: " + b"1" * 29, "SC111", 2, 4, "28 digits"),
        (b"a: -0." + b"1" * 5000, "SC111", 1, 4, "28 digits"),
    ],
)
def test_refused_with_its_place(content: bytes, code: str, line: int, column: int, part: str) -> None:
    """What is not strict YAML is refused, with the line and column of what is wrong."""
    found = refusal(content)

    assert found[:3] == (code, line, column)
    assert part in found[3]


def test_refusal_never_echoes_an_identity_number() -> None:
    """A key that looks like an identity number is not shown."""
    code, _, _, message = refusal(b"'99999919900101001X': 1\n'99999919900101001X': 2")

    assert (code, "99999919900101001X" in message) == ("SC107", False)


def test_nesting_up_to_the_limit_is_read() -> None:
    """The deepest that is allowed is read."""
    assert root_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)


YAMLISH: Final = st.text(st.sampled_from(list("ab01.-+:?,[]{}&*!|>'\"%@`#~<= \t\n\r\\荣\u2028\ufeff\x00")), max_size=60)


@given(
    st.one_of(
        YAMLISH.map(str.encode),
        st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")),
        st.binary(max_size=60),
    )
)
@example(b"? ")
@example("a: 荣\x01".encode())
@example(b"a: " + b"1" * 5000)
def test_any_bytes_give_a_document_or_a_finding(content: bytes) -> None:
    """Whatever a file holds, it is read or refused with a code and a place in it; nothing else is raised."""
    try:
        document = read(content, "f.yaml")
    except ScorecatError as error:
        (finding,) = error.findings
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert finding.code.startswith("SC1")
        assert 1 <= finding.where.line <= lines
        assert finding.where.column >= 1
    else:
        assert isinstance(document, Document)


# --- Places -----------------------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Writes decimals as plain numbers, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))

WORDS: Final = st.text(
    st.one_of(st.sampled_from("ab01 :#-'\"\n,荣成"), st.characters(exclude_categories=("C", "Zl", "Zp"))), max_size=12
)
SCALARS: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.tuples(st.integers(-999, 999), st.integers(0, 999)).map(lambda pair: Decimal(f"{pair[0]}.{pair[1]}")),
    WORDS,
)
VALUES: Final = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(WORDS.filter(lambda w: w != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


def text_at(text: str, span: Span) -> str:
    """What stands at a span, as far right as it stood."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
    return "\n".join(lines)


def spans(value: Any, span: Span) -> list[tuple[Any, Span]]:
    """Every value below and its span."""
    found = [(value, span)]
    if isinstance(value, Mapping):
        found += [(key, at) for key, at in value.keys_at.items()]
        found += [pair for key in value for pair in spans(value[key], value.values_at[key])]
    elif isinstance(value, Items):
        found += [pair for one, at in zip(value, value.items_at, strict=True) for pair in spans(one, at)]
    return found


@given(VALUES, st.sampled_from((True, False, None)), st.sampled_from((None, None, "'", '"')))
def test_text_at_a_span_is_the_value(value: Any, flow: bool | None, style: str | None) -> None:
    """Cut out of the file, the text at any value's place is that value again, with nothing around it."""
    text = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False
    )
    if style is not None:
        text = text.replace("!!null ", "").replace("!!bool ", "").replace("!!int ", "").replace("!!float ", "")
    document = read(text.encode(), "f.yaml")

    for found, span in spans(document.root, document.span):
        cut = text_at(text, span)
        assert cut == cut.rstrip(" \n") or isinstance(found, str)
        if cut.strip(" \n"):
            again = root_of(cut)
            assert again == found or str(again) == found  # a key is its text
        else:
            assert found is None


@pytest.mark.parametrize(
    ("text", "steps", "key", "place"),
    [
        ("a: 1", (), False, (1, 1, 1, 5)),
        ("a: 1", ("a",), False, (1, 4, 1, 5)),
        ("a: 1", ("a",), True, (1, 1, 1, 2)),
        ("荣: {成: 市}", ("荣", "成"), False, (1, 8, 1, 9)),
        ("荣: {成: 市}", ("荣", "成"), True, (1, 5, 1, 6)),
        ("a:\n  - x\n  - b: 1\n    c: 2\n\n# end\nd: 3", ("a",), False, (2, 3, 4, 9)),
        ("a:\n  - x\n  - b: 1\n    c: 2\n\n# end\nd: 3", ("a", 1), False, (3, 5, 4, 9)),
        ("a: >-\n  x\n  y\n\n# end\nb: 1", ("a",), False, (1, 4, 3, 4)),
        ("a: |\n\nb: 1", ("a",), False, (1, 4, 1, 5)),
        ("a: x\n  y # end\nb: 1", ("a",), False, (1, 4, 2, 4)),
        ("a:   # nothing\nb: 1", ("a",), False, (1, 3, 1, 3)),
        ("a: &x [1]\nb: *x", ("b",), False, (2, 4, 2, 6)),
        ("a: &x [1]\nb: *x", ("b", 0), False, (1, 8, 1, 9)),
        ("\ufeffa: [1,\r\n  2]", ("a", 1), False, (2, 3, 2, 4)),
        ("a: {b: 1}", ("a", "missing", "b"), False, (1, 4, 1, 10)),
        ("a: {b: 1}", ("a", "missing"), True, (1, 4, 1, 10)),
        ("a: [1]", ("a", 7), False, (1, 4, 1, 7)),
        ("a: 1", ("a", "b"), False, (1, 4, 1, 5)),
    ],
)
def test_place_of_a_value(text: str, steps: tuple[str | int, ...], key: bool, place: tuple[int, ...]) -> None:
    """A value, or its key, is found by its steps; where a step leads nowhere, the nearest value above."""
    found = read(text.encode(), "f.yaml").at(steps, key=key)

    assert (found.line, found.column, found.end_line, found.end_column) == place
