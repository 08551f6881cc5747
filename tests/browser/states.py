"""States of the page that more than one test wants to see."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import card

TOO_LARGE = """async () => {
  const {select, setField} = await import('/static/state/actions.js');
  setField('conv_2', 'padding', 'valid');
  setField('conv_2', 'kernel_size', 15);
  select('conv_2');
}"""


def make_impossible(page: Page) -> None:
    """Make a kernel larger than its input, which no control would."""
    page.evaluate(TOO_LARGE)
    expect(card(page, "conv_2")).to_contain_text("cannot stand here")
    expect(card(page, "pool_2")).to_contain_text("not reached")
