import numpy as np

from playground.training.confusion import class_accuracy, confusion

LABELS = np.array([0, 0, 0, 2, 2, 2, 2], np.uint8)
PREDICTED = np.array([0, 0, 2, 2, 2, 2, 1], np.uint8)


def test_rows_are_true_classes_and_columns_what_they_were_taken_for():
    matrix = confusion(LABELS, PREDICTED, 3)
    np.testing.assert_array_equal(matrix, [[2, 0, 1], [0, 0, 0], [0, 1, 3]])
    np.testing.assert_array_equal(class_accuracy(matrix), [2 / 3, np.nan, 3 / 4])


def test_many_classes_do_not_overflow_small_labels():
    labels, predicted = np.array([255], np.uint8), np.array([299], np.uint16)
    assert confusion(labels, predicted, 300)[255, 299] == 1
