"""How large a network may be: every budget in one place.

The field limits keep single numbers sensible; the budgets keep the whole network one that a laptop can hold.
VGG-16 (138 million parameters, 15.5 billion multiply-adds) passes, ten of it do not.
"""

from typing import Final

FILTERS: Final = 4096
UNITS: Final = 16384
KERNEL: Final = 31
STRIDE: Final = 31
DILATION: Final = 31
PADDING: Final = 64
INPUT_SIDE: Final = 1024
INPUT_CHANNELS: Final = 64

LAYERS: Final = 500
DEPTH: Final = 8
"""Branches within branches."""

KERNELS: Final = 4096
"""Of a layer, set by hand."""

PARAMS: Final = 200_000_000
MACS: Final = 50_000_000_000
ACTIVATION_BYTES: Final = 1_000_000_000
"""For one picture."""
SET_BY_HAND: Final = 50_000
"""Numbers of kernels: each is written out wherever a layer's Keras call is."""

SIDE: Final = 4096
"""Rows, and columns, of a feature map: what the receptive field is worked out for, one by one."""
CHANNELS: Final = 65_536
"""Of a feature map."""
