"""Tickets: once, soon, for one run."""

from playground.server.tickets import LIFETIME, Tickets


def test_a_ticket_is_good_once() -> None:
    tickets = Tickets()
    ticket = tickets.give("a")
    assert tickets.take(ticket, "a")
    assert not tickets.take(ticket, "a")


def test_a_ticket_is_for_one_run_and_used_up_by_a_wrong_try() -> None:
    tickets = Tickets()
    ticket = tickets.give("a")
    assert not tickets.take(ticket, "b")
    assert not tickets.take(ticket, "a")


def test_a_ticket_grows_old() -> None:
    now = [0.0]
    tickets = Tickets(clock=lambda: now[0])
    ticket = tickets.give("a")
    now[0] = LIFETIME + 1
    assert not tickets.take(ticket, "a")


def test_an_invented_ticket_opens_nothing() -> None:
    assert not Tickets().take("", "")
    assert not Tickets().take("x", "a")
