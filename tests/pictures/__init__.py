"""The pictures of the README and the command that makes them: python -m tests.pictures.make."""
