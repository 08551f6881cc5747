"""ConvNet Playground: change a ConvNet in the browser, see what it does, train it with Keras."""

__version__ = "0.1.0"
