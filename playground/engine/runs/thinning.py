"""Keep the log of a long run short: ten reports of metrics a second are 36,000 an hour, and a curve is 1,000 points."""

from typing import Any

Event = dict[str, Any]

MOST = 3000
"""Reports of metrics that a log holds; one more, and the older ones are thinned."""
RECENT = 1000
"""The newest reports, all of which stay."""
OLDER = 1000
"""What is left of all others, evenly spread."""


def thinned(events: list[Event]) -> list[Event]:
    """Return a log without many of its older metrics; all else stays, and all keep their numbers.

    >>> log = [{"seq": seq, "type": "metrics"} for seq in range(1, 9001)]
    >>> short = thinned(log)
    >>> len(short), [event["seq"] for event in short[:3]], short[-1000:] == log[-1000:]
    (2000, [1, 9, 17], True)
    """
    older = [event["seq"] for event in events if event["type"] == "metrics"][:-RECENT]
    if not older:
        return events
    left_out = set(older) - spread(older, OLDER)
    return [event for event in events if event["seq"] not in left_out]


def spread(numbers: list[int], most: int) -> set[int]:
    """Return at most so many of rising numbers, about equally far apart.

    >>> sorted(spread([1, 2, 3, 4, 5, 6, 7, 8], 4))
    [1, 3, 5, 7]
    """
    gap = (numbers[-1] - numbers[0] + 1) / most
    kept: set[int] = set()
    due = float(numbers[0])
    for number in numbers:
        if number >= due:
            kept.add(number)
            due += gap * max(1, (number - due) // gap + 1)
    return kept
