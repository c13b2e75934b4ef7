"""`python -m scorecat` and the `scorecat` script."""

import sys


def main() -> None:
    """Run the command line; `--version` alone is answered before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from scorecat import __version__  # noqa: PLC0415

        sys.stdout.write(f"scorecat {__version__}\n")
        return
    from scorecat.cli.app import run  # noqa: PLC0415

    sys.exit(run())


if __name__ == "__main__":
    main()
