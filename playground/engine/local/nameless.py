"""Start processes that do not run the main program again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def nameless_main() -> Iterator[None]:
    """Hide the main program's file from multiprocessing, which would run it anew in each process that it starts.

    Our processes need nothing from it, and whoever starts an engine from a script need not guard the script.
    """
    main: dict[str, Any] = vars(sys.modules["__main__"])
    hidden: dict[str, Any] = {name: main[name] for name in ("__file__", "__spec__") if name in main}
    main.pop("__file__", None)
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(hidden)
