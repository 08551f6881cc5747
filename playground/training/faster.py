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
        if mask is not None or not self._fuses(inputs):
            return super().call(inputs, training=training, mask=mask)
        learning = bool(training) and self.trainable
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
            # The operation tells the variance of all that the batch was drawn from (Bessel), Keras keeps the batch's.
            count = tf.cast(tf.reduce_prod(tf.shape(inputs)[:-1]), tf.float32)
            self._follow(self.moving_mean, mean)
            self._follow(self.moving_variance, variance * (tf.maximum(count - 1, 1) / count))
        return outputs

    def _fuses(self, inputs: Any) -> bool:
        plain = self.center and self.scale and not self.renorm and not self.synchronized
        maps = len(inputs.shape) == 4 and self.axis in (-1, 3) and inputs.dtype == tf.float32
        return plain and maps and self.compute_dtype == "float32" and self.epsilon > LEAST_EPSILON

    def _follow(self, moving: Any, value: Any) -> None:
        moving.assign(moving * self.momentum + value * (1.0 - self.momentum))


class Adam(keras.optimizers.Adam):
    """Adam in one operation for each variable; Keras needs some fifteen, which are slow to trace, too."""

    def apply(self, grads: Any, trainable_variables: Any = None) -> None:
        """Move the variables."""
        count = tf.cast(self.iterations.value + 1, tf.float32)
        self._powers = tf.pow(self.beta_1, count), tf.pow(self.beta_2, count)
        super().apply(grads, trainable_variables)

    def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
        """Move one variable, which is TensorFlow's own."""
        index = self._get_variable_index(variable)
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=self._momentums[index].value.handle,
            v=self._velocities[index].value.handle,
            beta1_power=self._powers[0],
            beta2_power=self._powers[1],
            lr=tf.cast(learning_rate, tf.float32),
            beta1=self.beta_1,
            beta2=self.beta_2,
            epsilon=self.epsilon,
            grad=gradient,
        )


class AdamW(Adam, keras.optimizers.AdamW):
    """The same with weight decay."""


FASTER = {"layers": {"BatchNormalization"}, "optimizers": {"Adam", "AdamW"}}
"""Module of Keras -> names of the classes that have one of the same name here."""


def faster(call: KerasCall) -> KerasCall:
    """Return the call of the class here that stands in for Keras's, where there is one."""
    return replace(call, module="faster") if call.class_name in FASTER.get(call.module, ()) else call
