"""Which picture runs through a network: one of the dataset's, or one that is nobody's but one's own."""

import re
from dataclasses import dataclass
from typing import Any, Final

from typing_extensions import override

from playground.architecture.fields import FieldKind, is_whole, refuse

PICTURE_ID: Final = "[A-Za-z0-9_-]{1,40}"
MOST: Final = 1_000_000


@dataclass(frozen=True)
class PictureChoice(FieldKind):
    """The index of a test picture, or the id of a photograph or of a picture of one's own."""

    title: str
    about: str

    @override
    def validate(self, value: Any) -> int | str:
        if isinstance(value, str) and re.fullmatch(PICTURE_ID, value):
            return value
        if not is_whole(value):
            raise refuse("not_a_picture", "must be the index of a test picture, or the id of a picture")
        if not 0 <= value <= MOST:
            raise refuse("out_of_range", f"must be between 0 and {MOST}")
        return int(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        index = {"type": "integer", "minimum": 0, "maximum": MOST}
        own = {"type": "string", "pattern": f"^{PICTURE_ID}$"}
        return {"anyOf": [index, own], "title": self.title, "description": self.about, "x-control": "none"}
