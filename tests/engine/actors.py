"""An engine without processes: its workers say what a test tells them to say."""

from playground.engine import messages as m
from playground.engine.devices import Devices
from playground.engine.protocol import Loss

KILLED = Loss("ended", -9)


class Actor:
    """A worker that says what a test tells it to say."""

    pid = 1

    def __init__(self, job, received, lost):
        self.job = job
        self.says = received
        self.lose = lambda: lost(KILLED)
        self.heard = []
        self.answers = True

    def send(self, message):
        self.heard.append(message)
        if self.answers and isinstance(message, m.Command):
            self.says(m.Ended("stopped") if isinstance(message, m.Stop) else m.Done(message.number))

    def kill(self):
        self.lose()

    def ready(self, state="running"):
        self.says(m.Ready("CPU"))
        if self.job.resume:
            self.says(m.At(0, 0))
        self.says(m.State(state))

    def train(self, step, speed=None, left=None):
        figures = {"loss": 1 / step, "accuracy": 0.5, "learning_rate": 0.1, "seconds": 1.0}
        self.says(m.Metrics(step=step, epoch=1, images_per_second=speed, seconds_left=left, **figures))


class Stage:
    """An engine of actors, in the order in which they came on."""

    def __init__(self):
        self.actors = []

    def start(self, job, received, lost):
        self.actors.append(Actor(job, received, lost))
        return self.actors[-1]

    def devices(self):
        return Devices(cores=2, memory=8 << 30)

    def close(self):
        pass
