def test_a_page_runs_modules_and_draws(browser):
    page = browser.new_page()
    page.set_content('<canvas></canvas><script type="module">document.title = "module " + (6 * 7)</script>')
    page.wait_for_function("document.title !== ''")
    assert page.title() == "module 42"
    page.close()
