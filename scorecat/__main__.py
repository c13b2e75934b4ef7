"""`python -m scorecat` and the `scorecat` script."""

import signal
import sys

_ENDING = ("SIGTERM", "SIGHUP")
"""What tells a process to end: a scheduler's limit, a terminal that closes. (Not every system has both.)"""


def main() -> None:
    """Run the command line; `--version` alone is answered before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from scorecat import __version__  # noqa: PLC0415

        sys.stdout.write(f"scorecat {__version__}\n")
        return
    # As after Ctrl-C, what is half-written goes, and the folder of what was put aside.
    for name in _ENDING:
        ending = getattr(signal, name, None)
        if ending is not None and signal.getsignal(ending) is signal.SIG_DFL:
            signal.signal(ending, signal.default_int_handler)
    from scorecat.cli.app import run  # noqa: PLC0415

    sys.exit(run())


if __name__ == "__main__":
    main()
