"""Requests whose head ends: uvicorn's HTTP by httptools, which itself would gather address and headers without end."""

from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST = 64 * 1024
"""Bytes of address and headers together, beside what came with the last of them."""


class BoundedHeads(HttpToolsProtocol):
    """One connection, closed where a head grows longer than any browser's."""

    taken = 0
    """Bytes of the head that is not there whole."""
    in_head = False

    @override
    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self.taken = self.taken + len(data) if self.in_head else 0
        if self.taken > LONGEST and not self.transport.is_closing():
            self.send_400_response("The address and headers are too long.")

    @override
    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.in_head = True

    @override
    def on_headers_complete(self) -> None:
        self.in_head = False
        super().on_headers_complete()
