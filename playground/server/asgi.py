"""One port: the stream on asyncio, everything else in Flask."""

import socket as sockets
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.routing import Mount, WebSocketRoute
from starlette.websockets import WebSocket
from typing_extensions import override

from playground.server.app import LOCAL_HOSTS, create_app
from playground.server.heads import BoundedHeads
from playground.server.services import Services
from playground.server.stream import stream
from playground.server.whole import WholeRequests

THREADS = 16
"""Requests that Flask answers at once."""
INBOUND = 64 * 1024
"""Bytes of one message from a page."""


def create_asgi(services: Services, trusted_hosts: list[str] | None = None) -> Starlette:
    """Return the whole server as one ASGI app, which closes the services in the end."""

    async def follow(socket: WebSocket) -> None:
        await stream(socket, services)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        services.close()

    flask: Any = WSGIMiddleware(create_app(services, trusted_hosts), workers=THREADS)
    routes = [WebSocketRoute("/api/stream", follow), Mount("/", WholeRequests(flask))]
    return Starlette(routes=routes, lifespan=lifespan)


class Server(uvicorn.Server):
    """uvicorn that opens the browser once it answers."""

    def __init__(self, config: uvicorn.Config, url: str | None) -> None:
        super().__init__(config)
        self._url = url

    @override
    async def startup(self, sockets: list[sockets.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._url:
            webbrowser.open(self._url)


def serve(services: Services, host: str, port: int, open_browser: bool, announce: Callable[[str], None]) -> None:
    """Serve until interrupted; `announce` is told the address. Raises OSError where the port is taken."""
    local = host in ("127.0.0.1", "localhost", "::1")
    config = uvicorn.Config(
        create_asgi(services, LOCAL_HOSTS if local else None),
        http=BoundedHeads,
        ws="websockets-sansio",
        ws_max_size=INBOUND,
        ws_per_message_deflate=False,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every answer waits 40 ms for an ACK.
    with sockets.socket(family, sockets.SOCK_STREAM, sockets.IPPROTO_TCP) as listening:
        listening.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # Whoever reads the address may call at once: the call waits until the app is up.
        url = f"http://{'localhost' if local else host}:{listening.getsockname()[1]}/"
        announce(url)
        Server(config, url if open_browser else None).run([listening])
