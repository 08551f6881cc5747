"""What keeps a network from being trained."""


class TrainingError(Exception):
    """A network, its data or its settings cannot be trained; the message is a sentence for people."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
        self.message = message
