"""What staff see of a line beyond its *why*: the rules, what gave way, and the clinic's value behind it (M6).

Rule texts and published options are written for staff and are not translated, as in the content itself.
"""

from collections.abc import Iterator

from models.content.parameters import Parameter
from models.export.plan_explain import RULES
from models.planning.plan import AfterLine, Line, Plan, Sign, SiteValue
from ui.language import tr
from ui.widgets.evidence import source_words


def chain(plan: Plan, line: Line | AfterLine | Sign) -> Iterator[tuple[str, list[str]]]:
    """Give the parts of the chain, each with its heading; a part without texts is left out by the panel."""
    if isinstance(line, Sign):
        yield tr("For staff"), [line.id]
        yield tr("Rules"), [_rule("M4")]
        return
    yield tr("For staff"), [line.key]
    yield tr("Rules"), [_rule(each) for each in line.rules]
    gave_way = tr("{text} ({names})")
    yield (
        tr("What gave way"),
        [gave_way.format(text=each.text, names=", ".join(plan.names(each.asked_by))) for each in line.gave_way],
    )
    if isinstance(line, Line) and line.site_value is not None:
        yield tr("The clinic's value"), [_value(line.site_value)]
        yield from _published(plan, line.site_value)


def _rule(rule: str) -> str:
    return f"{rule}: {RULES[rule]}"


def _value(value: SiteValue) -> str:
    if value.value is None:
        return tr("{parameter} is not set.").format(parameter=value.parameter)
    words = tr("{parameter} = {value}, signed by {name} on {day}.")
    return words.format(parameter=value.parameter, value=value.value, name=value.signed_by, day=value.signed_on)


def _published(plan: Plan, value: SiteValue) -> Iterator[tuple[str, list[str]]]:
    """Give the published answers side by side while the clinic has not chosen one."""
    for parameter in plan.unset:
        if parameter.id == value.parameter:
            yield tr("Published options: {title}").format(title=parameter.title), _options(plan, parameter)


def _options(plan: Plan, parameter: Parameter) -> list[str]:
    found = []
    for option in parameter.options:
        sources = "; ".join(source_words(plan.sources[each]) for each in option.sources if each in plan.sources)
        found.append(f"{option.value}: {option.says} {sources}")
    return found
