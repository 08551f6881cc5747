"""What of Keras computes the same in less time by TensorFlow's fused operations.

Training uses these classes; what is exported, printed and shown names Keras's own, with the same weights.
"""

from dataclasses import replace
from typing import Any

from playground.architecture import KerasCall
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

LEAST_EPSILON = 1.001e-5
"""cuDNN has no smaller one."""


class BatchNormalization(keras.layers.BatchNormalization):
    """Batch normalization in one operation; Keras goes through all numbers for the mean, the variance and the rest.

    Input shape: (batch, height, width, channels); others go Keras's way
    Output shape: the same
    """

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        """Return the normalized maps; in training the moving mean and variance follow."""
        learning = bool(training) and self.trainable
        if mask is not None or not self._fuses(inputs, learning):
            return super().call(inputs, training=training, mask=mask)
        unknown = tf.constant([], tf.float32)
        outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
            x=inputs,
            scale=self.gamma,
            offset=self.beta,
            mean=unknown if learning else self.moving_mean,
            variance=unknown if learning else self.moving_variance,
            epsilon=self.epsilon,
            is_training=learning,
        )
        if learning:
            count = inputs.shape[:-1].num_elements()
            self._follow(self.moving_mean, mean)
            # The operation tells the variance of all that the batch was drawn from (Bessel), Keras keeps the batch's.
            self._follow(self.moving_variance, variance, max(count - 1, 1) / count)
        return outputs

    def _fuses(self, inputs: Any, learning: bool) -> bool:
        plain = self.center and self.scale and not self.renorm and not self.synchronized
        counted = inputs.shape.is_fully_defined() or not learning
        maps = len(inputs.shape) == 4 and self.axis in (-1, 3) and inputs.dtype == tf.float32
        return plain and counted and maps and self.compute_dtype == "float32" and self.epsilon > LEAST_EPSILON

    def _follow(self, moving: Any, value: Any, share: float = 1.0) -> None:
        moving.assign(moving * self.momentum + value * ((1.0 - self.momentum) * share))


class Adam(keras.optimizers.Adam):
    """Adam in one operation for each variable; Keras needs some fifteen, which are slow to trace, too."""

    def apply(self, grads: Any, trainable_variables: Any = None) -> None:
        """Move the variables."""
        count = tf.cast(self.iterations.value + 1, tf.float32)
        beta_1, beta_2 = tf.constant(self.beta_1), tf.constant(self.beta_2)
        self._numbers = {
            "beta1": beta_1,
            "beta2": beta_2,
            "beta1_power": tf.pow(beta_1, count),
            "beta2_power": tf.pow(beta_2, count),
            "epsilon": tf.constant(self.epsilon),
        }
        super().apply(grads, trainable_variables)

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Move one variable, which is TensorFlow's own."""
        index = self._get_variable_index(variable)
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=self._momentums[index].value.handle,
            v=self._velocities[index].value.handle,
            lr=tf.cast(learning_rate, tf.float32),
            grad=gradient,
            **self._numbers,
        )


class AdamW(Adam, keras.optimizers.AdamW):
    """The same with weight decay."""


FASTER = {"layers": {"BatchNormalization"}, "optimizers": {"Adam", "AdamW"}}
"""Module of Keras -> names of the classes that have one of the same name here."""


def faster(call: KerasCall) -> KerasCall:
    """Return the call of the class here that stands in for Keras's, where there is one."""
    return replace(call, module="faster") if call.class_name in FASTER.get(call.module, ()) else call
