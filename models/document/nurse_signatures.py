"""Signatures: whose, how and when, of which words, and bound to exactly what was shown."""

from models.document.blocks import Block, Heading, Paragraph
from models.document.event_words import method_words, signer_words
from models.document.ink import ink_svg
from models.document.record_blocks import SignatureBox
from models.document.told import Told
from models.language_names import own_name
from models.record import events as kinds


def signatures(told: Told) -> tuple[Block, ...]:
    """Give a box for each signature and refusal; one of an earlier plan says so."""
    text = told.language.text
    found = [each for each in told.events if isinstance(each, kinds.Signed)]
    heading = Heading(2, text("Signatures"))
    if not found:
        return (heading, Paragraph(text("Nobody has signed.")))
    return (heading, *(_box(told, each) for each in found))


def _box(told: Told, signed: kinds.Signed) -> SignatureBox:
    text = told.language.text
    svg = ink_svg(signed.ink) if signed.ink else None
    notes = []
    if signed.reason:
        notes.append(text("Reason: {reason}").format(reason=signed.reason))
    if signed not in told.state.signatures:
        notes.append(text("What was shown has changed since."))
    if signed.ink and svg is None:
        notes.append(text("The drawn line cannot be shown here; the record has it."))
    how = text("{how}, {moment}").format(how=method_words(signed, told.language), moment=told.time(signed.at))
    return SignatureBox(
        name=signed.name,
        who=signer_words(signed, told.language),
        how=how,
        statement=signed.statement,
        beside=text("This acknowledges the briefing. It is not consent."),
        bound=_bound(told, signed),
        digest=tuple(signed.sha256[at : at + 8] for at in range(0, len(signed.sha256), 8)),
        notes=tuple(notes),
        svg=svg or "",
        alt=text("Signature of {name}").format(name=signed.name) if svg else "",
    )


def _bound(told: Told, signed: kinds.Signed) -> str:
    plans = [each for each in told.events if isinstance(each, kinds.PlanTaken) and each.sha256 == signed.sha256]
    words = told.language.text("Bound to what was shown: {short}, content {version}, in {language}.")
    plan = plans[-1]
    return words.format(short=signed.sha256[:8], version=plan.content_version, language=own_name(plan.language))
