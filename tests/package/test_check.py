"""The check before publishing: single rows go to quarantine with all that rests on them, whole tables fail the run."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from flows.package.check import Checked, CheckError, check
from tests.package.factory import SCHEMAS, edit, evidence, tables, texts


def checked(data: dict[str, pl.DataFrame]) -> Checked:
    return check(data, SCHEMAS, texts())


def quarantined(result: Checked) -> dict[str, str]:
    rows = result.tables["quarantine"].filter(stage="check")
    return dict(zip(rows["source"], rows["rule"], strict=True))


def test_a_failing_row_is_named_with_its_rule_value_and_what_to_do() -> None:
    data = tables()
    data["commitments"] = edit(data["commitments"], SCHEMAS["commitments"], "c000001", action="promise")
    result = checked(data)
    assert quarantined(result) == {"commitments/c000001": "enum", "evidence/e000001-commitment": "foreign-key"}
    message = result.tables["quarantine"].filter(rule="enum").item(0, "message")
    assert message.startswith("commitments c000001: action = promise: use one of ['pledge', 'reaffirm', 'deliver']")
    assert result.tables["commitments"]["commitment_id"].to_list() == ["c000000", "c000002"]
    assert result.counts == {("commitments", "enum"): 1, ("evidence", "foreign-key"): 1}
    assert result.quarantined == 2


def test_a_row_that_breaks_two_rules_is_one_record() -> None:
    data = tables()
    data["commitments"] = edit(data["commitments"], SCHEMAS["commitments"], "c000001", action=None, quantity=-1.0)
    result = checked(data)
    record = result.tables["quarantine"].filter(source="commitments/c000001").to_dicts()
    assert len(record) == 1
    assert "action = (empty)" in record[0]["message"]
    assert "quantity = -1.0: must be at least 0" in record[0]["message"]


def test_what_rests_on_an_article_in_quarantine_follows_it() -> None:
    data = tables()
    data["articles"] = edit(data["articles"], SCHEMAS["articles"], "a000001", sha256="unknown")
    left = quarantined(checked(data))
    assert left.pop("articles/a000001") == "pattern"
    assert {source for source, rule in left.items() if rule == "evidence"} == {
        "commitments/c000001",
        "statements/s000001",
        "figures/f000001",
    }
    assert {source.split("/")[0] for source, rule in left.items() if rule == "foreign-key"} == {"evidence", "mentions"}


def test_a_fact_with_other_evidence_stays() -> None:
    more = evidence(2, "commitment_id", "c000001", "Country 2 pledged 12 helicopters") | {"evidence_id": "e-more"}
    data = tables(evidence=[more])
    data["articles"] = edit(data["articles"], SCHEMAS["articles"], "a000001", sha256="unknown")
    assert "c000001" in checked(data).tables["commitments"]["commitment_id"]


def test_chains_of_references_fall_to_the_last() -> None:
    data = tables()
    schema = SCHEMAS["commitments"]
    data["commitments"] = edit(data["commitments"], schema, "c000001", follows="c000000")
    data["commitments"] = edit(data["commitments"], schema, "c000002", follows="c000001")
    data["commitments"] = edit(data["commitments"], schema, "c000000", category=None)
    result = checked(data)
    assert result.tables["commitments"].is_empty()
    assert result.tables["evidence"]["commitment_id"].drop_nulls().is_empty()


def test_evidence_must_stand_in_the_article() -> None:
    data = tables()
    data["evidence"] = edit(
        data["evidence"], SCHEMAS["evidence"], "e000001-figure", text="Country 1 pledged 12 helicopters"
    )
    result = checked(data)
    assert quarantined(result) == {"evidence/e000001-figure": "offsets", "figures/f000001": "evidence"}


def test_spans_of_articles_that_are_not_at_hand_are_not_compared() -> None:
    data = tables()
    data["evidence"] = edit(
        data["evidence"], SCHEMAS["evidence"], "e000001-figure", text="Country 1 pledged 12 helicopters"
    )
    assert check(data, SCHEMAS).quarantined == 0
    assert check(data, SCHEMAS, {"a000001": None}).quarantined == 0


def test_evidence_points_to_exactly_one_fact() -> None:
    row = evidence(1, "figure_id", "f000001", "Country 1 pledged") | {
        "evidence_id": "e-both",
        "statement_id": "s000001",
    }
    assert quarantined(checked(tables(evidence=[row]))) == {"evidence/e-both": "exactly-one"}


def test_of_two_rows_with_one_key_the_same_one_stays_in_any_order() -> None:
    rows = [{"person_id": "zoe-lind", "name": name, "articles": 1} for name in ("Zoe Lind", "Zoë Lind", "Z. Lind")]
    results = [checked(tables(people=order)) for order in (rows, rows[::-1], [rows[1], rows[0], rows[2]])]
    assert {tuple(r.tables["people"]["name"].to_list()) for r in results} == {("Ada Moreno", "Z. Lind")}
    assert {r.counts["people", "primary-key"] for r in results} == {2}


def test_a_good_row_is_not_lost_to_a_bad_one_with_its_key() -> None:
    rows: list[dict[str, Any]] = [{"person_id": "zoe-lind", "name": name, "articles": 1} for name in (None, "Zoe")]
    assert "Zoe" in checked(tables(people=rows)).tables["people"]["name"]


def test_earlier_quarantine_is_kept_once() -> None:
    row = {"source": "a.txt", "stage": "read", "rule": "empty-file", "message": "a.txt is empty"}
    result = checked(tables(quarantine=[row, row]))
    assert result.tables["quarantine"].select("source", "stage").rows() == [("a.txt", "read")]


def test_rows_come_out_in_key_order_whatever_order_they_came_in() -> None:
    data = tables(range(10))
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=7) for name, frame in data.items()}
    before, after = check(data, SCHEMAS).tables, check(shuffled, SCHEMAS).tables
    assert all(before[name].equals(after[name]) for name in SCHEMAS)


def test_columns_that_convert_without_loss_are_taken() -> None:
    data = tables()
    data["figures"] = data["figures"].with_columns(pl.col("articles").cast(pl.Int8), pl.lit(None).alias("mission"))
    data["people"] = data["people"].with_columns(pl.col("name").cast(pl.Categorical))
    assert check(data, SCHEMAS).tables["figures"].schema == SCHEMAS["figures"].dtypes


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t | {"figures": t["figures"].drop("noun")}, "figures lacks column noun"),
        (lambda t: t | {"figures": t["figures"].with_columns(x=1)}, "figures has column x, which its schema does not"),
        (lambda t: t | {"figures": t["figures"].cast({"value": pl.String})}, "figures: wrong type: value is String"),
        (lambda t: {k: v for k, v in t.items() if k != "events"}, "table events is missing"),
        (lambda t: t | {"pledges": t["figures"]}, "pledges: no such table; add schemas/pledges.json"),
        (
            lambda t: t | {"figures": t["figures"].with_columns(country=pl.lit("XXX"))},
            r"figures.country: 12 of 12 rows refer to no row of countries",
        ),
    ],
)
def test_a_table_that_fails_as_a_whole_fails_the_run(spoil: object, said: str) -> None:
    assert callable(spoil)
    with pytest.raises(CheckError, match=said):
        check(spoil(tables(range(12))), SCHEMAS)


def test_a_few_broken_references_are_single_rows() -> None:
    data = tables(range(12))
    data["figures"] = edit(data["figures"], SCHEMAS["figures"], "f000003", country="XXX")
    assert quarantined(check(data, SCHEMAS)) == {
        "figures/f000003": "foreign-key",
        "evidence/e000003-figure": "foreign-key",
    }


def test_a_reference_to_a_table_without_schema_fails_the_run() -> None:
    schemas = {name: schema for name, schema in SCHEMAS.items() if name != "countries"}
    data = {name: frame for name, frame in tables().items() if name != "countries"}
    with pytest.raises(CheckError, match="refers to countries, which has no schema"):
        check(data, schemas)
