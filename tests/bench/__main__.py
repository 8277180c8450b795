"""usage: python -m tests.bench [NAME]…   (all measurements, or those named)"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench


def main(names: list[str]) -> None:
    """Print what each measurement found, as it is found."""
    known = [module.name for module in pkgutil.iter_modules(tests.bench.__path__) if not module.name.startswith("_")]
    unknown = sorted(set(names) - set(known))
    if unknown:
        sys.exit(f"no measurement {', '.join(unknown)}; there are {', '.join(known)}")
    for name in names or known:
        print(name)
        for line in importlib.import_module(f"tests.bench.{name}").measure():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
