"""What goes wrong while a network trains, told on the page with its way out; and the queue."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.serving import serving
from tests.browser.conftest import card, press, run_of, settings, until


@pytest.fixture
def full(page: Page, address: str) -> Iterator[list[str]]:
    """Fill all slots of the server with trainings that take long, and return their ids."""
    asked = page.evaluate("async () => JSON.parse(JSON.stringify((await import('/static/state/actions.js')).design()))")
    asked["training"]["epochs"] = 500
    ids: list[str] = []
    while not ids or state(address, ids[-1]) != "queued":
        ids.append(httpx.post(f"{address}api/runs", json=asked).json()["run"]["id"])
    yield ids
    for each in reversed(ids):
        httpx.delete(f"{address}api/runs/{each}", headers={"Content-Type": "application/json"})


def state(address: str, run: str) -> str:
    """Return where a run stands."""
    return str(httpx.get(f"{address}api/runs/{run}").json()["run"]["state"])


FORBID = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});"""


def test_a_browser_that_remembers_nothing_trains_too(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORBID)
    page.goto(address)
    press(page, "Train")
    press(page, "Pause")
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    context.close()
    assert errors == []


def test_a_killed_training_process_is_told_and_training_goes_on(page: Page, address: str) -> None:
    settings(page, epochs="300")
    press(page, "Train")
    expect(page.get_by_text("images/s")).to_be_visible()
    run: dict[str, Any] = run_of(page, address)
    os.kill(run["pid"], signal.SIGKILL)
    expect(page.get_by_role("status").filter(has_text="Training goes on by itself")).to_be_visible()
    until(
        page,
        "([url, old]) => fetch(url).then(a => a.json()).then(a => a.run.state === 'running' && a.run.pid !== old)",
        [f"{address}api/runs/{run['id']}", run["pid"]],
    )
    expect(page.get_by_text("images/s")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    press(page, "Stop")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()


def test_trouble_is_told_with_its_layer_and_a_press_trains_on(page: Page, address: str) -> None:
    settings(page, optimizer="SGD", learning_rate="10", epochs="300")
    press(page, "Train")
    doctor = page.get_by_role("region", name="Doctor")
    way_out = page.get_by_role("button", name="Go back to step 0 with learning rate 5", exact=True)
    expect(way_out).to_be_visible()
    expect(page.get_by_role("button", name="Resume", exact=True)).to_be_visible()
    trouble = doctor.get_by_role("listitem").filter(has=way_out)
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(way_out).to_be_in_viewport(ratio=1)
    assert trouble.evaluate(
        "item => item.getBoundingClientRect().right <= item.parentElement.getBoundingClientRect().right"
    )
    layer = trouble.get_by_role("button").first
    layer.click()
    expect(card(page, layer.inner_text())).to_have_attribute("aria-current", "true")
    run = run_of(page, address)
    way_out.click()
    expect(way_out).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("SGD 5 "))).to_be_visible()
    until(
        page,
        "url => fetch(url).then(a => a.json()).then(a => a.run.step > 0 && a.run.metrics.learning_rate === 5)",
        f"{address}api/runs/{run['id']}",
    )
    press(page, "Stop")


def test_a_run_that_waits_says_its_place(page: Page, address: str, full: list[str]) -> None:
    press(page, "Train")
    expect(page.get_by_text("Waiting in the queue, place 2").first).to_be_visible()
    for each in reversed(full):
        httpx.delete(f"{address}api/runs/{each}", headers={"Content-Type": "application/json"})
    full.clear()
    expect(page.get_by_text("images/s")).to_be_visible()
    press(page, "Stop")


def test_a_server_that_is_started_again_goes_on_and_the_page_with_it(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    with serving(directory=tmp_path) as first:
        page.goto(first.address)
        expect(card(page, "conv_1")).to_be_visible()
        settings(page, epochs="300")
        press(page, "Train")
        # The server has only just begun, and TensorFlow with it.
        expect(page.get_by_test_id("val-accuracy")).to_contain_text(re.compile(r"\d"), timeout=60_000)
        first.process.kill()
        first.process.wait()
    expect(page.get_by_text("Connection lost, coming back").or_(page.get_by_text("Trying again")).first).to_be_visible()
    with serving(f"--port={first.port}", directory=tmp_path):
        expect(page.get_by_text("images/s")).to_be_visible(timeout=60_000)
        expect(page.get_by_text(re.compile("Connection lost|does not answer"))).to_have_count(0)
        expect(page.get_by_test_id("val-accuracy")).to_contain_text(re.compile(r"\d"))
        press(page, "Stop")
        expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    page.close()
