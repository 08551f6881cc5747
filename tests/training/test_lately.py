from playground.training.lately import Lately


def test_what_was_not_used_for_longest_goes_first():
    kept = Lately[int](room=3)
    for name in "abc":
        kept.put(name, ord(name), 1)
    kept.get("a")
    kept.begin()
    kept.put("d", 0, 2)
    assert [kept.get(name) for name in "abcd"] == [ord("a"), None, None, 0]
    assert kept.taken == 3


def test_a_pass_over_more_than_there_is_room_for_keeps_what_it_began_with():
    kept = Lately[int](room=2)
    for _ in range(2):
        kept.begin()
        found = [kept.get(number) for number in range(4)]
        for number in range(4):
            if found[number] is None:
                kept.put(number, number, 1)
    assert found == [0, 1, None, None]


def test_what_has_no_room_at_all_is_not_kept_and_what_is_put_twice_counts_once():
    kept = Lately[int](room=2)
    kept.put("large", 0, 3)
    assert (kept.get("large"), kept.taken) == (None, 0)
    kept.put("a", 1, 2)
    kept.put("a", 2, 1)
    assert (kept.get("a"), kept.taken) == (2, 1)
    assert (kept.take("a"), kept.take("a"), kept.taken) == (2, None, 0)
