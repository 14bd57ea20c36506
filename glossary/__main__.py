"""The command `glossary`."""

import os
import sys


def main() -> None:
    """Run the command line; what no command can tell is one line too: Ctrl-C while loading, results to a full disk."""
    # A shell can close a stream (>&-); what is written to it then goes nowhere.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        _complain("\nglossary: stopped; what was decided before is kept\n")
        sys.exit(130)
    except OSError as error:
        # Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            sys.exit(0)
        where = error.filename or "standard output"
        _complain(f"glossary: {where}: cannot be read or written ({error.strerror}); what was decided before is kept\n")
        sys.exit(1)


def _complain(message: str) -> None:
    try:
        sys.stderr.write(message)
    except OSError:
        # Nobody can be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _run() -> None:
    """Run what was asked for; the version, and what to do next, are told without loading the commands."""
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
