import sys

import pytest

from scripts.steps import Stamp, begin, fingerprint, follow, must, run


@pytest.fixture
def note(tmp_path):
    return tmp_path / "installed.json"


def test_nothing_is_installed_without_a_note(note):
    assert Stamp(note, "key").items() == set()


def test_a_note_is_remembered_for_its_key_only(note):
    Stamp(note, "key").write({"cpu", "test"})
    assert Stamp(note, "key").items() == {"cpu", "test"}
    assert Stamp(note, "another").items() == set()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": "key"}'])
def test_a_note_that_was_cut_off_counts_as_none(note, content):
    note.write_text(content)
    assert Stamp(note, "key").items() == set()


def test_a_fingerprint_changes_with_the_content(tmp_path):
    file = tmp_path / "lock"
    file.write_text("1")
    first = fingerprint(file, "root")
    assert first == fingerprint(file, "root") != fingerprint(file, "elsewhere")
    file.write_text("2")
    assert fingerprint(file, "root") != first


def test_a_program_that_fails_is_answered_with_the_sentence():
    assert run(sys.executable, "-c", "raise SystemExit(3)") == 3
    must(sys.executable, "-c", "", otherwise="never said")
    with pytest.raises(SystemExit, match="Is there internet"):
        must(sys.executable, "-c", "raise SystemExit(3)", otherwise="Is there internet?")


def test_what_runs_beside_others_is_shown_when_it_is_followed(capfd):
    with begin(sys.executable, "-c", "import sys; print('one', flush=True); sys.exit('two')") as program:
        assert run(sys.executable, "-c", "print('meanwhile')") == 0
        assert follow(program) == 1
    assert capfd.readouterr().out.splitlines() == ["meanwhile", "one", "two"]
