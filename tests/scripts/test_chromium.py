import pytest

from scripts import chromium


@pytest.fixture
def nothing(monkeypatch, tmp_path):
    """A machine with no browser at all."""
    monkeypatch.delenv("PLAYGROUND_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium, "_of_playwright", lambda: iter([tmp_path / "not-downloaded"]))
    return tmp_path


def test_nothing_is_found_where_there_is_none(nothing):
    assert chromium.find() is None


def test_the_named_browser_comes_first(nothing, monkeypatch):
    named = nothing / "my-browser"
    named.touch()
    monkeypatch.setenv("PLAYGROUND_CHROMIUM", str(named))
    assert chromium.find() == named


def test_a_named_browser_that_is_not_there_is_not_replaced(nothing, monkeypatch):
    monkeypatch.setenv("PLAYGROUND_CHROMIUM", str(nothing / "gone"))
    with pytest.raises(SystemExit, match=r"must name the browser's program\. Received: PLAYGROUND_CHROMIUM=.*gone"):
        chromium.main()


def test_the_browser_of_the_machine_is_found(nothing):
    browser = nothing / "chromium"
    browser.touch(mode=0o755)
    assert chromium.find() == browser


def test_playwrights_own_goes_before_the_machines(nothing):
    for name in ("chromium", "not-downloaded"):
        (nothing / name).touch(mode=0o755)
    assert chromium.find() == nothing / "not-downloaded"


def test_what_cannot_be_installed_is_answered_with_what_to_do(nothing, monkeypatch):
    tried = []
    monkeypatch.setattr(chromium.subprocess, "run", lambda command, **_: tried.append(command))
    with pytest.raises(SystemExit, match="sudo apt install chromium"):
        chromium.main()
    assert tried[0][1:] == ["-m", "playwright", "install", "chromium"]


def test_root_of_a_debian_gets_the_systems_package(nothing, monkeypatch):
    tried = []

    def run(command, **_):
        tried.append(" ".join(command[1:]))
        if command[:2] == ["apt-get", "install"]:
            (nothing / "chromium").touch(mode=0o755)

    (nothing / "apt-get").touch(mode=0o755)
    monkeypatch.setattr(chromium.platform, "system", lambda: "Linux")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(chromium.subprocess, "run", run)
    assert chromium.install() == nothing / "chromium"
    assert tried == ["-m playwright install --with-deps chromium", "update -q", "install -q -y chromium"]


def test_root_has_no_sandbox(monkeypatch):
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0, raising=False)
    assert "--no-sandbox" in chromium.flags()
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000, raising=False)
    assert "--no-sandbox" not in chromium.flags()
