"""What the routes work with: the runs, the viewer, the tickets and the album, made once a server."""

from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from playground.data import Album
from playground.engine import Run, Runs, Viewer
from playground.server.tickets import Tickets


@dataclass(frozen=True)
class Services:
    """Everything behind the routes."""

    runs: Runs
    viewer: Viewer
    tickets: Tickets = field(default_factory=Tickets)
    album: Album = field(default_factory=Album)

    def learned(self, run_id: str | None) -> Run | None:
        """Return the run to take weights from, where one is named and has any. Raises UnknownRun."""
        run = self.runs.get(run_id) if run_id else None
        return run if run and run.has_weights else None

    def close(self) -> None:
        """End all training and leave no process behind."""
        self.runs.close()
        self.viewer.close()


def services() -> Services:
    """Return the services of the app that answers now."""
    return cast("Services", current_app.extensions["playground"])
