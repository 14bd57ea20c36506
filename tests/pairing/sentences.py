"""Segments in two languages for the tests of bilingual mining, in the style of business news and of a bookkeeping program."""

from __future__ import annotations

from glossary.model import Place
from glossary.reading.bilingual import SegmentPair

_ROWS = """
De omzet van het concern steeg met zes procent. | Revenue of the group rose by six per cent.
De omzet daalde in het vierde kwartaal. | Revenue fell in the fourth quarter.
Hogere kapitaaluitgaven drukten de vrije kasstroom. | Higher capital expenditure weighed on free cash flow.
De kapitaaluitgaven lopen op tot 90 miljoen euro. | Capital expenditure will rise to 90 million euros.
Zonder de kapitaaluitgaven was de kasstroom positief. | Without capital expenditure the cash flow was positive.
De vrije kasstromen bleven negatief. | Free cash flows remained negative.
Het concern loste een lening van 40 miljoen euro af. | The group repaid a loan of 40 million euros.
De lening loopt in december af. | The loan expires in December.
De bank verlengde de lening met een jaar. | The bank extended the loan by a year.
De nettowinst van de bank verdubbelde. | Net profit of the bank doubled.
De nettowinst kwam uit op 12 miljoen euro. | Net profit came to 12 million euros.
De raad van bestuur verwacht een hogere winst. | The management board expects a higher profit.
De raad van bestuur keurde de begroting goed. | The management board approved the budget.
Voor de begroting is een winst van 3 miljoen euro ingeboekt. | A profit of 3 million euros is in the budget.
Rekening sluiten | Close account
Kies de rekening die u wilt sluiten. | Select the account you want to close.
Deze rekening is al gesloten. | This account is already closed.
Alle rekeningen worden bijgewerkt. | All accounts are being updated.
Spaarrekening | Savings account
Betaalrekening | Payment account
Betaalopdracht | Payment order
Betaalopdracht versturen | Send payment order
De betaalopdracht is verstuurd naar de bank. | The payment order has been sent to the bank.
Inkooporder | Purchase order
Inkoopfactuur | Purchase invoice
Verkoopfactuur | Sales invoice
Factuur | Invoice
Factuur | Bill
Grootboek | General Ledger
Sluit het grootboek aan het einde van het jaar. | Close the general ledger at the end of the year.
Het IBAN van de rekening is ongeldig. | The IBAN of the account is invalid.
Voer het IBAN van de bank in. | Enter the IBAN of the bank.
"""


def segments() -> list[SegmentPair]:
    rows = [row.split(" | ") for row in _ROWS.strip().splitlines()]
    return [SegmentPair(nl, en, Place("pairs.tsv", line)) for line, (nl, en) in enumerate(rows, start=1)]
