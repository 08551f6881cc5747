"""What a network is: its layers, its arithmetic, what is wrong with it and its Keras source. Pure Python."""

from playground.architecture.diagnosis import analyze, errors
from playground.architecture.layers import KINDS, KerasCall, Layer, Parallel
from playground.architecture.leeway import leeway
from playground.architecture.problems import DatasetFacts
from playground.architecture.settings import TrainingSettings
from playground.architecture.spec import Architecture

__all__ = [
    "KINDS",
    "Architecture",
    "DatasetFacts",
    "KerasCall",
    "Layer",
    "Parallel",
    "TrainingSettings",
    "analyze",
    "errors",
    "leeway",
]
