"""A published version, read back as tables and schemas."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import polars as pl

from flows.package.dataset import Dataset
from flows.package.schema import TableSchema, refuse_unusable_references, table_schema

DESCRIPTOR = "datapackage.json"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class PackageError(Exception):
    """A package that cannot be read; the message names the file and what to do."""


def read_descriptor(folder: Path) -> dict[str, Any]:
    """`datapackage.json` of a folder. Raises PackageError where there is none, or it is not one."""
    path = folder / DESCRIPTOR
    try:
        descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackageError(f"{path}: no such file; {_advice(folder)}") from None
    except OSError as error:
        raise PackageError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise PackageError(f"{path}: damaged, not JSON ({error}); publish again or restore it") from error
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        raise PackageError(
            f"{path}: no data package: it lists no resources that could be read; publish again or restore it"
        )
    return descriptor


def _advice(folder: Path) -> str:
    if folder.parts and folder.parts[0].endswith(":"):
        return "copy the version to a folder, or prove it where it lies with `pledgebook verify --output`"
    return "give a version's folder, such as output/latest"


def read_schemas(descriptor: dict[str, Any]) -> dict[str, TableSchema]:
    """The schemas of a package's tables, in its order. Raises PackageError for one that cannot be used."""
    try:
        schemas = {r["name"]: table_schema(r["name"], r["schema"]) for r in descriptor["resources"]}
        refuse_unusable_references(schemas)
        if len(schemas) < len(descriptor["resources"]) or not all(map(_NAME.fullmatch, schemas)):
            raise ValueError("every resource must be a table with a schema and a plain name of its own")
        return schemas
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"{DESCRIPTOR}: a schema that cannot be used: {error}; publish again or restore it"
        raise PackageError(said) from error


def read_dataset(folder: Path) -> Dataset:
    """Every table of a version, from its Parquet files. Raises PackageError where one cannot be read."""
    schemas = read_schemas(read_descriptor(folder))
    tables = {}
    for name, schema in schemas.items():
        path = folder / "parquet" / f"{name}.parquet"
        try:
            tables[name] = pl.read_parquet(path).select(schema.columns).cast(schema.dtypes)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise PackageError(f"{path}: cannot be read ({error}); restore this version") from error
    return Dataset(tables, schemas, folder)
