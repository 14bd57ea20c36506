"""What may be wrong with an installation, its surroundings, a termbase or the cache, to findings that say what to do."""

from glossary.doctor.findings import Finding, Level
from glossary.doctor.rescue import Rescued, rescue
from glossary.doctor.run import examine_everything

__all__ = ["Finding", "Level", "Rescued", "examine_everything", "rescue"]
