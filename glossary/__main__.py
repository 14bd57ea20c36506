"""The command `glossary`."""

import sys


def main() -> None:
    """Run the command line; the version is told without loading anything."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from glossary import __version__

        sys.stdout.write(f"glossary {__version__}\n")
        return
    from glossary.cli import run

    run()


if __name__ == "__main__":
    main()
