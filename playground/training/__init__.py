"""Keras: build, train, look inside, keep the weights. Imported by worker processes only.

The modules `frames`, `batches`, `pace` and `checkpoint` are NumPy alone and may be imported anywhere.
"""
