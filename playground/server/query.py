"""Numbers in the query of an address."""

from flask import request

from playground.server.errors import ApiError


def whole(name: str, default: int, low: int, high: int) -> int:
    """Return a whole number of the query. Raises ApiError (422)."""
    text = request.args.get(name, str(default))
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
    if not low <= value <= high:
        message = f'{name} must be a whole number between {low} and {high}. Received: {name}="{text[:40]}".'
        raise ApiError(422, "out_of_range", message, name)
    return value
