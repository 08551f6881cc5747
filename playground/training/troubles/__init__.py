"""What goes wrong in training: each trouble is found, explained so that a student understands, and given a way out."""

from playground.training.troubles.doctor import Doctor
from playground.training.troubles.trouble import Remedy, Trouble

__all__ = ["Doctor", "Remedy", "Trouble"]
