"""`glossary rank`: the ranking fitted to a reviewer's decisions, and taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from glossary.cli.output import DatabaseOption, FormatOption, OutputFormat, say, write_rows
from glossary.i18n import tr

app = typer.Typer(
    help="Fit the ranking to your decisions, show it, or go back to the shipped one.", no_args_is_help=True
)


@app.command()
def fit(
    db: DatabaseOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say whether the fit would be better.")] = False,
) -> None:
    """Fit the weights of the ranking to what you accepted and rejected.

    The fit is used only when it is better on verdicts it has not seen. Example: glossary rank fit
    """
    from datetime import UTC, datetime

    from glossary.cli.session import open_session
    from glossary.mining.fitting import FEWEST_OF_A_KIND, FEWEST_VERDICTS, can_fit
    from glossary.mining.fitting import fit as fit_ranker
    from glossary.mining.ranking import SHIPPED
    from glossary.termbase.rankers import judged_candidates, keep_ranker

    with open_session(db, create=True) as termbase:
        judged = judged_candidates(termbase)
        if not can_fit(judged):
            say(
                tr(
                    "{count} decisions so far; a fit needs {fewest_verdicts}, with {fewest_of_a_kind} accepted"
                    " and {fewest_of_a_kind} rejected at least",
                    count=len(judged),
                    fewest_verdicts=FEWEST_VERDICTS,
                    fewest_of_a_kind=FEWEST_OF_A_KIND,
                )
            )
            raise typer.Exit(1)
        result = fit_ranker(judged, SHIPPED)
        figures = tr(
            "loss on held-out decisions {loss_before:.3f} before, {loss_after:.3f} after",
            loss_before=result.loss_before,
            loss_after=result.loss_after,
        )
        if not result.is_better:
            say(tr("the shipped ranking is kept: it is no worse on your decisions ({figures})", figures=figures))
        elif dry_run:
            say(tr("a fit would be better ({figures})", figures=figures))
        else:
            keep_ranker(termbase, result, datetime.now(UTC))
            say(
                tr(
                    "fitted to {verdicts} decisions ({figures}); 'glossary rank reset' goes back to the shipped"
                    " ranking",
                    verdicts=result.verdicts,
                    figures=figures,
                )
            )


@app.command()
def reset(db: DatabaseOption = None) -> None:
    """Go back to the shipped ranking; what was fitted is kept and shown by `glossary rank show`.

    Example: glossary rank reset
    """
    from glossary.cli.session import open_session
    from glossary.termbase.rankers import switch_off

    with open_session(db, create=True) as termbase:
        say(tr("back to the shipped ranking") if switch_off(termbase) else tr("the shipped ranking was in use already"))


@app.command()
def show(db: DatabaseOption = None, output: FormatOption = OutputFormat.TABLE) -> None:
    """Show the weights in use beside the shipped ones.

    Example: glossary rank show --format csv
    """
    from glossary.cli.session import open_session
    from glossary.mining.ranking import SHIPPED
    from glossary.mining.termhood import FEATURES
    from glossary.termbase.rankers import active_ranker

    with open_session(db) as termbase:
        ranker = active_ranker(termbase)
    rows = [
        {"feature": name, "shipped": SHIPPED.weights.get(name, 0.0), tr("in use"): ranker.weights.get(name, 0.0)}
        for name in FEATURES
    ]
    rows.append({"feature": "bias", "shipped": SHIPPED.bias, tr("in use"): ranker.bias})
    write_rows(rows, ["feature", "shipped", tr("in use")], output)
