"""Ranges of legal numbers on a ladder: every rung of a short one is tried, of a long one the next and the last."""

from collections.abc import Callable, Sequence

Range = tuple[int, int, int]
"""Every so many from one number to another: (low, high, step)."""
Legal = Callable[[int], bool]

SHORT = 80
"""Rungs that are tried one by one."""
NEAR = 130
"""How far from the present number the next legal one is looked for on a longer ladder."""


def legal_ranges(ladder: Sequence[int], now: int, legal: Legal) -> list[Range]:
    """Return the legal numbers of a ladder in ascending order.

    On a long ladder the numbers that are legal for the same reason stand equally far apart (multiples of a divisor),
    up to where a budget ends.

    >>> legal_ranges(range(1, 10), 2, lambda number: number % 2 == 0)
    [(2, 8, 2)]
    >>> legal_ranges(range(1, 4097), 8, lambda number: number % 4 == 0 and number < 1000)
    [(4, 996, 4)]
    """
    if len(ladder) <= SHORT:
        return joined([number for number in ladder if legal(number)])
    near = (number for far in range(NEAR) for number in (now - far, now + far) if number in ladder)
    start = next((number for number in near if legal(number)), None)
    if start is None:
        return []
    low, down = last(ladder, start, -1, legal)
    high, up = last(ladder, start, 1, legal)
    if down == up or start in (low, high):
        return [(low, high, down if start == high else up)]
    return [(low, start, down), (start, high, up)]


def joined(numbers: list[int]) -> list[Range]:
    """Return ascending numbers as ranges.

    >>> joined([1, 2, 3, 6, 9, 10])
    [(1, 3, 1), (6, 9, 3), (10, 10, 1)]
    """
    ranges: list[Range] = []
    for number in numbers:
        low, high, step = ranges[-1] if ranges else (number, number, 0)
        if ranges and (low == high or number - high == step):
            ranges[-1] = (low, number, number - high)
        else:
            ranges.append((number, number, 1))
    return ranges


def last(ladder: Sequence[int], start: int, direction: int, legal: Legal) -> tuple[int, int]:
    """Return the last legal number in a direction, and how far apart those on the way are."""
    near = (start + direction * far for far in range(1, NEAR))
    following = next((number for number in near if number in ladder and legal(number)), None)
    if following is None:
        return start, 1
    step = following - start
    count, leap = 1, 1
    while leap:
        number = start + step * (count + leap)
        if number in ladder and legal(number):
            count, leap = count + leap, leap * 2
        else:
            leap //= 2
    return start + step * count, abs(step)
