"""What stands on a pair by now, to the error that tells who decided what since the reviewer looked."""

from __future__ import annotations

from glossary.errors import GlossaryError
from glossary.i18n import tr
from glossary.model import Decision, Verdict


class JudgedMeanwhileError(GlossaryError):
    """Somebody else judged a pair after the reviewer saw it; nothing was written."""

    def __init__(self, number: int, nl: str, verdict: Verdict | None) -> None:
        self.number = number
        self.verdict = verdict
        """What stands now; None when a verdict was taken back."""
        if verdict is None:
            said = tr("the verdict on it was taken back")
        else:
            english = (
                tr(" as '{en}'", en=verdict.en) if verdict.decision in {Decision.APPROVED, Decision.EDITED} else ""
            )
            reason = f" ({verdict.reason})" if verdict.reason else ""
            said = f"{verdict.reviewer} {_DONE[verdict.decision]} it{english}{reason}"
        super().__init__(
            tr(
                "'{nl}' (suggestion {number}) changed meanwhile: {said}; look again before you decide",
                nl=nl,
                number=number,
                said=said,
            )
        )


_DONE = {
    Decision.APPROVED: "approved",
    Decision.EDITED: "approved",
    Decision.REJECTED: "rejected",
    Decision.DEFERRED: "deferred",
}
