import numpy as np
import pytest

from playground.training.graph import scale
from playground.training.loop import EpochEnd, Trained
from playground.training.losses import LOSSES
from playground.training.warm import keras
from tests.networks import DROPOUT, FLATTEN, NORM, conv, dense
from tests.training.trainings import make_training

TINY = (conv(3, 3, activation="relu"), NORM, FLATTEN, DROPOUT, dense(2))
PLAIN = (conv(3, 3, activation="relu"), FLATTEN, dense(2))


def make_loop(pictures, *layers, **kwargs):
    return make_training(pictures, *layers, fast=False, **kwargs)[1]


def finish(loop, most=None):
    gave = []
    while not loop.finished:
        gave.append(loop.advance(most))
    return gave


def epoch_end(loop):
    while not isinstance(gave := loop.advance(), EpochEnd):
        pass
    return gave


def ends(gave):
    return [each for each in gave if isinstance(each, EpochEnd)]


def test_it_learns(pictures):
    loop = make_loop(pictures, *PLAIN, epochs=20)
    last = ends(finish(loop))[-1]
    assert last.val_accuracy > 0.9
    assert (loop.step, loop.epoch) == (20 * 7, 20)


def test_same_seed_same_weights_however_the_calls_are_cut(pictures):
    loops = [make_loop(pictures, *TINY, seed=5) for _ in range(2)]
    finish(loops[0], most=1)
    finish(loops[1], most=4)
    for one, other in zip(*(loop.graphs.model.get_weights() for loop in loops), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_slice_ends_where_it_is_to(pictures):
    loop = make_loop(pictures, *PLAIN)
    loop.pace.steps = loop.pace.most = 5
    stands = []
    for halt in (2, 3, 3, 7):
        loop.halt = halt
        loop.advance()
        stands.append(loop.step)
    assert stands == [2, 3, 7, 7]


def test_another_seed_gives_other_weights(pictures):
    one, other = (make_loop(pictures, *PLAIN, seed=seed) for seed in (1, 2))
    one.advance()
    other.advance()
    assert not np.array_equal(one.graphs.model.get_weights()[0], other.graphs.model.get_weights()[0])


def test_a_step_is_keras_own_step(pictures):
    loop = make_loop(pictures, *PLAIN, optimizer={"name": "SGD", "learning_rate": 0.1, "momentum": 0.9})
    reference = keras.models.clone_model(loop.graphs.model)
    reference.set_weights(loop.graphs.model.get_weights())
    reference.compile(keras.optimizers.SGD(0.1, momentum=0.9), "sparse_categorical_crossentropy")
    for row in loop._epoch_rows(0)[:3]:
        expected = reference.train_on_batch(pictures.train_images[row] / np.float32(255), pictures.train_labels[row])
        gave = loop.advance(1)
        # Keras reports a mean over all steps so far.
        assert isinstance(gave, Trained)
    for ours, theirs in zip(loop.graphs.model.get_weights(), reference.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-6)
    assert np.isfinite(expected)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ["softmax", "linear"])
def test_validation_is_what_keras_evaluates(pictures, loss, activation):
    loop = make_loop(pictures, conv(2), FLATTEN, dense(2, activation), loss=loss, epochs=1)
    end = ends(finish(loop))[0]
    model = loop.graphs.model
    outputs = model(scale(pictures.test_images))
    labels = pictures.test_labels
    if loss == "mse":
        reference = keras.losses.MeanSquaredError()(keras.ops.one_hot(labels, 2), outputs)
    else:
        reference = keras.losses.SparseCategoricalCrossentropy(from_logits=activation == "linear")(labels, outputs)
    assert end.val_loss == pytest.approx(float(reference), rel=1e-4)
    assert end.val_accuracy == pytest.approx(float(np.mean(np.argmax(outputs, -1) == labels)))


def test_training_figures_are_means_over_the_epoch(pictures):
    loop = make_loop(pictures, *PLAIN, epochs=1)
    gave = finish(loop, most=2)
    losses = [loss for each in gave if isinstance(each, Trained) for loss in each.losses]
    correct = sum(each.correct for each in gave if isinstance(each, Trained))
    assert len(losses) == 7
    assert ends(gave)[0].loss == pytest.approx(np.mean(losses))
    assert ends(gave)[0].accuracy == pytest.approx(correct / (7 * 16))


def test_an_epoch_that_has_just_ended_can_be_validated_again(pictures):
    loop = make_loop(pictures, *PLAIN)
    first = epoch_end(loop)
    loop.go_to(loop.progress)
    loop.validate_again()
    again = epoch_end(loop)
    assert loop.step == loop.steps_per_epoch
    assert (again.loss, again.accuracy, again.val_loss) == (first.loss, first.accuracy, first.val_loss)
    loop.advance(1)
    loop.validate_again()
    assert not loop.validating


def test_the_learning_rate_can_be_changed_between_steps(pictures):
    loop = make_loop(pictures, *PLAIN)
    loop.advance(1)
    loop.graphs.optimizer.learning_rate.assign(0.0)
    before = loop.graphs.model.get_weights()
    loop.advance(1)
    for one, other in zip(before, loop.graphs.model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_epochs_can_be_changed_while_it_goes_on(pictures):
    loop = make_loop(pictures, *PLAIN, epochs=100)
    loop.advance(1)
    loop.epochs = 1
    assert len(ends(finish(loop))) == 1


def test_training_and_validation_are_traced_once(pictures):
    loop = make_loop(pictures, *PLAIN, epochs=3)
    loop.advance(1)
    train = loop.graphs._train
    finish(loop)
    assert loop.graphs._train is train


def test_validation_comes_in_slices(pictures):
    loop = make_loop(pictures, *PLAIN, epochs=1)
    while not loop.validating:
        loop.advance()
    assert loop.advance() is None
    assert not loop.finished
    assert isinstance(loop.advance(), EpochEnd)
    assert loop.finished


def test_no_call_goes_beyond_the_most_that_is_asked_for_nor_its_own_pace(pictures):
    loop = make_loop(pictures, *PLAIN)
    assert len(loop.advance(5).losses) == 1
    loop.pace.steps = 4
    assert len(loop.advance(3).losses) == 3
    assert len(loop.advance(5).losses) == 3, "an epoch has 7 steps"


@pytest.mark.parametrize("classes", [2, 300])
def test_each_epoch_tells_which_class_every_test_picture_was_taken_for(pictures, classes):
    loop = make_loop(pictures, conv(3, 3, activation="relu"), FLATTEN, dense(classes), epochs=2)
    end = ends(finish(loop))[-1]
    outputs = loop.graphs.model(scale(pictures.test_images))
    np.testing.assert_array_equal(end.predicted, np.argmax(outputs, -1))
    assert end.predicted.dtype == (np.uint8 if classes == 2 else np.uint16)
    assert end.confusion.shape == (classes, classes)
    assert end.confusion[1, 0] == np.sum((pictures.test_labels == 1) & (end.predicted == 0))
    assert end.val_accuracy == pytest.approx(np.mean(pictures.test_labels == end.predicted))
