"""The command `glossary`."""

import os
import sys


def main() -> None:
    """Run the command line; the version, and what to do next, are told without loading the commands."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from glossary import __version__

        sys.stdout.write(f"glossary {__version__}\n")
    # A shell that asks what may be typed next sets the variable and gives no arguments.
    elif not arguments and "_GLOSSARY_COMPLETE" not in os.environ:
        _tell_next()
    else:
        from glossary.cli import run

        run()


def _tell_next() -> None:
    """Say what to do next in this folder."""
    from glossary.errors import GlossaryError
    from glossary.guidance import page

    try:
        sys.stdout.write(page())
    except GlossaryError as error:
        sys.stderr.write(f"glossary: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
