"""Rankers fitted to a termbase's verdicts: kept, switched on and off, never thrown away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from glossary.mining.fitting import Fit, Judged
from glossary.mining.ranking import SHIPPED, Ranker
from glossary.mining.termhood import FEATURES
from glossary.termbase.connection import Termbase

# Reasons for which a rejected pair may still be a term: its English was wrong, not its Dutch.
_STILL_TERMS = ("wrong English", "duplicate", "misspelt")


@dataclass(frozen=True, slots=True)
class KeptRanker:
    """A ranker fitted at some moment."""

    number: int
    ranker: Ranker
    verdicts: int
    loss_before: float
    loss_after: float
    moment: str
    active: bool


def judged_candidates(termbase: Termbase) -> list[Judged]:
    """Give the candidates with a standing verdict, by key: accepted ones are terms, rejected ones are none."""
    rows = termbase.rows(
        "SELECT c.features, v.decision, v.reason FROM standing_verdicts AS v JOIN term_pairs AS p ON p.id = v.pair_id"
        " JOIN candidates AS c ON c.id = p.candidate_id WHERE v.decision IN ('approved', 'edited', 'rejected') ORDER BY p.key"
    )
    found = []
    for row in rows:
        features = tuple(json.loads(row["features"]))
        if len(features) == len(FEATURES) and not (row["decision"] == "rejected" and row["reason"] in _STILL_TERMS):
            found.append(Judged(features, row["decision"] != "rejected"))
    return found


def active_ranker(termbase: Termbase) -> Ranker:
    """Give the ranker that applies: the fitted one that is switched on, else the shipped one."""
    kept = [one for one in kept_rankers(termbase) if one.active]
    return kept[-1].ranker if kept else SHIPPED


def kept_rankers(termbase: Termbase) -> list[KeptRanker]:
    """Give all fitted rankers, oldest first."""
    return [
        KeptRanker(
            row["id"],
            Ranker(json.loads(row["weights"]), row["bias"], row["threshold"]),
            row["verdicts"],
            row["loss_before"],
            row["loss_after"],
            row["moment"],
            bool(row["active"]),
        )
        for row in termbase.rows("SELECT * FROM rankers ORDER BY id")
    ]


def keep_ranker(termbase: Termbase, fit: Fit, moment: datetime) -> None:
    """Keep a fitted ranker and switch it on."""
    with termbase.writing() as connection:
        connection.execute("UPDATE rankers SET active = 0")
        connection.execute(
            "INSERT INTO rankers (weights, bias, threshold, verdicts, loss_before, loss_after, moment, active)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
            (
                json.dumps(dict(fit.ranker.weights), sort_keys=True), fit.ranker.bias, fit.ranker.threshold, fit.verdicts,
                fit.loss_before, fit.loss_after, moment.isoformat(),
            ),
        )  # fmt: skip


def switch_off(termbase: Termbase) -> bool:
    """Go back to the shipped ranker; say whether another one was on."""
    with termbase.writing() as connection:
        return connection.execute("UPDATE rankers SET active = 0 WHERE active = 1").rowcount > 0
