"""`croissant.json`: the version as JSON-LD in Croissant form, by which dataset search finds and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.package import disk
from flows.package.dataset import Dataset
from flows.package.schema import Field, TableSchema
from flows.package.wording import AUTHOR, DESCRIPTION, KEYWORDS, LICENSE, NAME, TITLE, to_json
from flows.package.write import stamp

FILE = "croissant.json"
_FORMATS = {"csv": "text/csv", "parquet": "application/x-parquet"}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}

# The context of Croissant 1.0, as its specification prints it (docs.mlcommons.org/croissant/docs/croissant-spec.html).
CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
    "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
    "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField",
    "transform": "cr:transform",
}  # fmt: skip


def write_croissant(dataset: Dataset, folder: Path, version: str) -> None:
    """Describe the CSV and Parquet files of a version, which must be there already.

    `datePublished`, which Croissant recommends, is left out: a version holds no clock time, `versions.json` does.
    """
    document = {
        "@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": NAME, "alternateName": TITLE, "description": DESCRIPTION, "version": version,
        "license": LICENSE["path"], "keywords": KEYWORDS,
        "citeAs": f"{TITLE}, version {version}. {AUTHOR}.", "creator": {"@type": "sc:Organization", "name": AUTHOR},
        "distribution": [_file(folder, name, form) for form in _FORMATS for name in dataset.schemas],
        "recordSet": [_record_set(schema) for schema in dataset.schemas.values()],
    }  # fmt: skip
    disk.write(folder / FILE, to_json(document))


def _file(folder: Path, name: str, form: str) -> dict[str, Any]:
    file = stamp(folder, folder / form / f"{name}.{form}")
    return {
        "@type": "cr:FileObject", "@id": file.path, "name": file.path, "contentUrl": file.path,
        "contentSize": f"{file.bytes} B", "encodingFormat": _FORMATS[form], "sha256": file.sha256,
    }  # fmt: skip


def _record_set(schema: TableSchema) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet", "@id": schema.name, "name": schema.name, "description": schema.description,
        "key": [{"@id": f"{schema.name}/{c}"} for c in schema.primary_key],
        "field": [_field(f, schema) for f in schema.fields],
    }  # fmt: skip


def _field(f: Field, schema: TableSchema) -> dict[str, Any]:
    # No `references`: the reference loader joins the tables they name into each record, and fails on empty columns.
    # The foreign keys stand in datapackage.json.
    return {
        "@type": "cr:Field", "@id": f"{schema.name}/{f.name}", "name": f.name, "description": f.description,
        "dataType": _TYPES[f.type],
        "source": {"fileObject": {"@id": f"parquet/{schema.name}.parquet"}, "extract": {"column": f.name}},
    }  # fmt: skip
