import numpy as np
import pytest

from playground.training.batches import epoch_order, in_order, steps_per_epoch


@pytest.mark.parametrize(("size", "batch_size", "steps"), [(100, 32, 4), (96, 32, 3), (1, 32, 1), (33, 32, 2)])
def test_steps(size, batch_size, steps):
    assert steps_per_epoch(size, batch_size) == steps


def test_an_epoch_has_every_picture_and_is_filled_up_from_its_start():
    rows = epoch_order(seed=3, epoch=0, size=10, batch_size=4)
    assert (rows.shape, rows.dtype) == ((3, 4), np.int32)
    order = rows.ravel()
    assert sorted(order[:10]) == list(range(10))
    np.testing.assert_array_equal(order[10:], order[:2])


def test_fewer_pictures_than_a_batch_are_repeated():
    assert sorted(epoch_order(seed=0, epoch=0, size=2, batch_size=5)[0]) in ([0, 0, 0, 1, 1], [0, 0, 1, 1, 1])


def test_the_order_belongs_to_seed_and_epoch():
    def order(seed, epoch):
        return epoch_order(seed, epoch, 50, 50).tolist()

    assert order(1, 0) == order(1, 0)
    assert order(1, 0) != order(1, 1)
    assert order(1, 0) != order(2, 0)


def test_the_filling_does_not_count():
    rows, mask = in_order(5, 3)
    assert rows.tolist() == [[0, 1, 2], [3, 4, 0]]
    assert mask.tolist() == [[1, 1, 1], [1, 1, 0]]
