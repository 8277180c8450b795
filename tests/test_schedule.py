"""When the flow runs, and what is no schedule."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.schedule import BadSchedule, read_schedule


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["serve", *arguments])


def test_it_comes_round_in_its_own_time_zone() -> None:
    summer = datetime(2031, 7, 1, 3, 59, tzinfo=UTC)
    due = read_schedule("0 6 * * *", "Europe/Berlin").next_after(summer)
    assert due.astimezone(UTC) == datetime(2031, 7, 1, 4, 0, tzinfo=UTC)
    assert read_schedule("0 6 * * *", "UTC").next_after(summer) == datetime(2031, 7, 1, 6, 0, tzinfo=UTC)


def test_weekdays_may_be_named() -> None:
    due = read_schedule("30 3 * * SUN", "UTC").next_after(datetime(2031, 7, 1, tzinfo=UTC))
    assert (due.strftime("%A"), due.hour, due.minute) == ("Sunday", 3, 30)


@pytest.mark.parametrize(
    ("cron", "said"),
    [
        ("", "0 fields"),
        ("0 6 * *", "4 fields"),
        ("0 0 6 * * *", "6 fields"),
        ("@daily", "1 fields"),
        ("61 6 * * *", "Bad minute"),
        ("0 6 31 2 *", "Bad day-of-month"),
        ("0 6 LW * *", "cannot be scheduled"),
        ("0 6 * * 5L", "cannot be scheduled"),
        ("a b c d e", "Bad minute"),
    ],
)
def test_what_is_no_cron_expression_is_refused(cron: str, said: str) -> None:
    with pytest.raises(BadSchedule, match=said) as refusal:
        read_schedule(cron, "UTC")
    assert repr(cron) in str(refusal.value)
    assert "is every day at six" in str(refusal.value)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "/etc/passwd", "../UTC", "Europe"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(BadSchedule, match="time zone"):
        read_schedule("0 6 * * *", zone)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--cron", "daily"], ["--cron", "* * * * *", "--timezone", "x"], ["--cron", "* * * * *", "--name", "a/b"]],
)
def test_a_bad_command_line_exits_2_and_starts_nothing(arguments: list[str]) -> None:
    result = serve(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_articles_that_are_not_there_are_told_at_once() -> None:
    result = serve("--cron", "* * * * *", "--articles", "no/such/folder")
    assert result.exit_code == 1
    assert "no/such/folder: no such file or folder" in result.stderr
