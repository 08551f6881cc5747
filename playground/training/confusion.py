"""Which classes are taken for which."""

import numpy as np
from numpy.typing import NDArray


def confusion(labels: NDArray[np.integer], predicted: NDArray[np.integer], classes: int) -> NDArray[np.int64]:
    """Count the pictures of each true class (rows) that were taken for each class (columns).

    >>> confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 2).tolist()
    [[1, 1], [0, 1]]

    Input shape: (pictures,) both
    Output shape: (classes, classes)
    """
    cells = labels.astype(np.int64) * classes + predicted
    return np.bincount(cells, minlength=classes**2).reshape(classes, classes)


def class_accuracy(matrix: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the share of right answers for each true class; NaN for one that has no pictures.

    >>> class_accuracy(np.array([[3, 1], [0, 0]])).tolist()
    [0.75, nan]

    Input shape: (classes, classes)
    Output shape: (classes,)
    """
    counts = matrix.sum(axis=1)
    return np.divide(np.diag(matrix), counts, out=np.full(len(matrix), np.nan), where=counts > 0)
