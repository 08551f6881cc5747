"""The page in Chinese: no English sentence is left on it, wherever one looks."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import card

SENTENCE = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b")
"""Three words in a row: names of layers, units and papers have fewer."""
TEXTS = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest("code, noscript, script, [lang=en]")) continue;
    if (node === element)
      for (const name of ["title", "aria-label", "aria-description", "aria-valuetext", "placeholder", "alt"])
        texts.push(element.getAttribute(name) ?? "");
    else texts.push(node.data);
  }
  return texts;
}"""
IMPOSSIBLE = {
    "version": 1,
    "name": "broken",
    "input": {"height": 28, "width": 28, "channels": 1},
    "layers": [
        {"kind": "Conv2D", "id": "conv_1", "filters": 4, "kernel_size": 3, "strides": 5},
        {"kind": "Conv2D", "id": "conv_2", "filters": 4, "kernel_size": 9, "groups": 3},
        {"kind": "Dense", "id": "out", "units": 10},
    ],
}


@pytest.fixture
def chinese(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page in a browser that prefers Chinese."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(address)
    expect(card(page, "conv_1")).to_be_visible()
    yield page
    context.close()


def english(page: Page) -> list[str]:
    """Return what is still English on the page."""
    return sorted({text.strip() for text in page.evaluate(TEXTS) if SENTENCE.search(text)})


def test_every_view_is_chinese(chinese: Page) -> None:
    expect(chinese.locator("html")).to_have_attribute("lang", "zh")
    expect(chinese.get_by_role("button", name="训练", exact=True)).to_be_visible()
    assert english(chinese) == []
    for tab in ("特征图", "滤波器", "设置", "代码"):
        chinese.get_by_role("tab", name=tab, exact=True).click()
        expect(chinese.get_by_role("tab", name=tab, exact=True)).to_have_attribute("aria-selected", "true")
        assert english(chinese) == [], tab
    for name in (re.compile("^学习设置"), re.compile("^网络："), "文件", "显示", re.compile("^按键")):
        chinese.get_by_role("button", name=name).first.click()
        expect(chinese.get_by_role("dialog").first).to_be_visible()
        assert english(chinese) == [], name
        chinese.keyboard.press("Escape")
    chinese.get_by_role("button", name="添加一层").first.click()
    expect(chinese.get_by_role("dialog").first).to_be_visible()
    assert english(chinese) == []


def test_the_doctor_speaks_chinese(chinese: Page) -> None:
    chinese.evaluate(
        "network => import('/static/state/store.js').then(store => { store.architecture.value = network })", IMPOSSIBLE
    )
    expect(card(chinese, "conv_2")).to_contain_text("窗口必须放得进输入")
    assert english(chinese) == []


def test_another_language_is_chosen_and_kept_in_the_address(chinese: Page) -> None:
    chinese.get_by_role("button", name="显示", exact=True).click()
    chinese.get_by_role("button", name="English", exact=True).click()
    expect(chinese.get_by_role("button", name="Train", exact=True)).to_be_visible()
    assert "lang=en" in chinese.url
    chinese.reload()
    expect(chinese.get_by_role("button", name="Train", exact=True)).to_be_visible()
