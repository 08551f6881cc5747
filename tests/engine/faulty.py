"""Worker processes that misbehave: the name of their network says how. No part of the playground."""

import ctypes
import json
import os
import signal
import struct
import sys
from functools import partial

from playground.engine import messages as m
from playground.engine.local import child


def load():
    """Return what workers do; a training with the name of a fault does that instead."""
    bodies = child.load()

    def train(job, inbox, send):
        fault = FAULTS.get(json.loads(job.architecture).get("name"))
        if fault is None:
            bodies[m.TrainJob](job, inbox, send)
        else:
            send(m.Ready("CPU"))
            inbox.get(wait=True)
            fault(send)

    return bodies | {m.TrainJob: train}


def within_a_kernel(act):
    from playground.training.warm import tensorflow as tf

    @tf.function
    def graph():
        tf.py_function(act, [], [])

    graph()


def leave(_):
    within_a_kernel(lambda: os._exit(3))


def abort(_):
    within_a_kernel(os.abort)


def deadlock(_):
    """Wait for ever, and let no other thread of this process do anything."""
    ctypes.PyDLL(None).pause()


def garbage(send):
    send.pipe.send_bytes(b"Traceback (most recent call last):")
    signal.pause()


def flood(send):
    while True:
        send(m.Done(0))


def endless_message(send):
    os.write(send.pipe.fileno(), struct.pack("!iQ", -1, 1 << 40))
    block = bytes(1 << 16)
    while True:
        os.write(send.pipe.fileno(), block)


FAULTS = {
    "leave": leave,
    "abort": abort,
    "deadlock": deadlock,
    "garbage": garbage,
    "flood": flood,
    "endless message": endless_message,
}
entry = partial(child.main, load=load)


def hang_as_a_fork(pipe):
    """Do nothing in a process that was forked from one that holds TensorFlow; say so in any other."""
    if "tensorflow" in sys.modules:
        signal.pause()
    child.main(pipe, load=lambda: {m.TrainJob: lambda _job, inbox, send: send(m.Done(inbox.get(wait=True).number))})
