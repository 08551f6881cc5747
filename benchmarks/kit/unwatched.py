"""A page that nothing watches: Playwright's own report each request, which costs a first visit a third of its time."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, CDPSession

from benchmarks.kit.browser import SIZE

TICK = 0.02
"""Seconds between two looks for an answer."""


class Unwatched:
    """A page in a browser context that Playwright does not know, driven by Chromium's own protocol."""

    def __init__(self, session: CDPSession, target: str):
        self._session = session
        self._id = session.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        self._answers: dict[int, dict[str, Any]] = {}
        session.on("Target.receivedMessageFromTarget", self._receive)

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Call a method of the protocol and return its result. Raises RuntimeError where it is refused."""
        number = len(self._answers)
        message = json.dumps({"id": number, "method": method, "params": params})
        self._session.send("Target.sendMessageToTarget", {"sessionId": self._id, "message": message})
        while number not in self._answers:
            time.sleep(TICK)
            self._session.send("Browser.getVersion")  # What came meanwhile is heard while an answer is awaited.
        answer = self._answers[number]
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression, of a promise once it is there."""
        found = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return found["result"]["value"]

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message


@contextmanager
def unwatched(browser: Browser) -> Iterator[Unwatched]:
    """Open an empty page in a context of its own."""
    session = browser.new_browser_cdp_session()
    context = session.send("Target.createBrowserContext")["browserContextId"]
    asked = {"url": "about:blank", "browserContextId": context, **SIZE}
    yield Unwatched(session, session.send("Target.createTarget", asked)["targetId"])
    session.send("Target.disposeBrowserContext", {"browserContextId": context})
    session.detach()
