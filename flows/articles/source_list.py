"""`sources.yaml`: a list of places to read articles from, each with how it is to be read (docs/sources.md)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from flows.articles.sources import NoArticles

SUFFIXES = (".yaml", ".yml")
_OF_THE_WEB = ("kind", "match", "delay", "allow_private")


class SourceLimits(BaseModel):
    """How much is fetched and read. `document` and `archive` in bytes, `seconds` for one document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pages: Annotated[int, Field(ge=1)] | None = None
    document: Annotated[int, Field(ge=1)] | None = None
    archive: Annotated[int, Field(ge=1)] | None = None
    seconds: Annotated[float, Field(gt=0)] | None = None


class ListedSource(BaseModel):
    """One entry: a `path` (a file, a folder or a pattern, from the list's own folder) or a `url`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Annotated[str, Field(min_length=1)] | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    kind: Literal["page", "feed", "sitemap"] | None = None
    match: str | list[str] | None = None
    publisher: Annotated[str, Field(min_length=1)] | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    limits: SourceLimits = SourceLimits()
    delay: Annotated[float, Field(ge=0)] | None = None
    allow_private: bool | None = None

    @model_validator(mode="after")
    def _check(self) -> ListedSource:
        if (self.path is None) == (self.url is None):
            raise ValueError("give either a path or a url")
        told = [name for name in _OF_THE_WEB if getattr(self, name) is not None]
        if self.path is not None and told:
            raise ValueError(f"{', '.join(told)}: only for a url")
        return self


class _SourceList(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sources: Annotated[list[ListedSource], Field(min_length=1)]


def read_source_list(path: Path) -> list[ListedSource]:
    """The entries of a list. Raises NoArticles, which names file, line and entry of everything that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except OSError as error:
        raise NoArticles(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise NoArticles(f"{path}: is not text in UTF-8; save it as such") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise NoArticles(f"{path}{where}: is no YAML ({getattr(error, 'problem', None) or error})") from None
    try:
        return _SourceList.model_validate(content).sources
    except ValidationError as error:
        found = [f"{path}, line {_line(tree, one['loc'])}: {_say(one)}" for one in error.errors()]
        raise NoArticles("; ".join(found)) from None


def _say(error: Any) -> str:
    """What is wrong, after the entry's number and the field's name."""
    first, *others = error["loc"] or ("",)
    if first != "sources" and error["type"] == "extra_forbidden":
        return f"{first}: there is no such field; see docs/sources.md"
    if first != "sources":
        return "a list of sources begins with `sources:` and has one `- path:` or `- url:` each"
    entry = f"source {others[0] + 1}" if others and isinstance(others[0], int) else "sources"
    field = ".".join(str(part) for part in others[1:] if part not in {"str", "list[str]"})
    said = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        said = "there is no such field; see docs/sources.md"
    elif error["type"] in {"model_type", "model_attributes_type"}:
        said = "write `path:` or `url:` before it"
    elif error["type"] == "string_pattern_mismatch":
        said = "give an address that begins with http:// or https://"
    return f"{entry}: {field + ': ' if field else ''}{said[0].lower() + said[1:]}"


def _line(node: yaml.Node | None, place: tuple[int | str, ...]) -> int:
    """The line, counted from 1, on which a place in the tree begins, or that of what is nearest above it."""
    line = 1 if node is None else node.start_mark.line + 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            key, node = next(((k, v) for k, v in node.value if k.value == part), (None, None))
            line = key.start_mark.line + 1 if key is not None else line
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        if node is None:
            break
    return line
