import importlib.util
import os
import subprocess
import sys

import pytest

from playground.engine import EngineError, LocalEngine
from playground.engine.cluster.connection import prepare
from playground.engine.engines import engine_of


def test_local_is_processes_of_this_machine():
    engine = engine_of("local")
    assert isinstance(engine, LocalEngine)
    engine.close()


def test_where_ray_is_not_installed_there_is_a_way_out(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(EngineError, match=r"need Ray: pip install 'convnet-playground\[cluster\]' brings it"):
        engine_of("ray")


def test_an_address_that_is_none_is_refused_in_a_sentence():
    if importlib.util.find_spec("ray") is None:
        pytest.skip("Ray is the extra `cluster`")
    command = [sys.executable, "-m", "playground", "train", "lenet-5", "--dataset", "digits", "--engine", "nonsense"]
    answer = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert answer.returncode == 1
    assert "There is no way to a Ray cluster at nonsense: " in answer.stderr
    assert "RAY_AUTH_TOKEN" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.fixture
def environment(monkeypatch):
    for name in ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "environ", given := dict(os.environ))
    return given


def test_a_cluster_of_our_own_has_a_token_that_nobody_knows(environment):
    prepare(own=True)
    assert environment["RAY_AUTH_MODE"] == "token"
    first = environment.pop("RAY_AUTH_TOKEN")
    prepare(own=True)
    assert len(first) == 64
    assert environment["RAY_AUTH_TOKEN"] != first


def test_a_cluster_that_is_there_has_a_token_that_the_user_knows(environment):
    prepare(own=False)
    assert environment["RAY_AUTH_MODE"] == "token"
    assert "RAY_AUTH_TOKEN" not in environment


@pytest.mark.parametrize("given", [{"RAY_AUTH_MODE": "disabled"}, {"RAY_AUTH_TOKEN_PATH": "/token"}])
def test_what_the_user_has_set_stays(environment, given):
    environment |= given
    prepare(own=True)
    assert given.items() <= environment.items()
    assert "RAY_AUTH_TOKEN" not in environment
