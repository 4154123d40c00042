"""Small drawings for tests: a body, two tubes, dye, a label here and there."""

from models.content.pictures import View
from models.content.procedure import Picture


def a_layer(id, shape, *, kind="layer", colour="#2F6FD6", **data):
    marks = "".join(f' data-{name}="{value}"' for name, value in data.items())
    head = f'<g id="{id}" data-kind="{kind}" data-colour="{colour}"{marks}>'
    return f'{head}<title>words of {id}</title><rect {shape} fill="{colour}"/></g>'


def a_box(x, y, width, height):
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


BODY = a_layer("body", a_box(200, 0, 400, 1000), kind="base", colour="#F4E7DD")
SIDES = tuple(
    a_layer(
        f"{name}-{side}",
        a_box(x, y, 60, 200),
        label=f"{name} of {side}",
        anchor=f"{x + 30} {y + 100} {edge}",
        legend=name,
        ring=f"{x + 30} {y + 100} 80",
    )
    for side, x, edge in (("right", 250, "start"), ("left", 490, "end"))
    for name, y in (("dye-kidney", 200), ("dye-ureter", 420))
)
DYE = a_layer("dye-bladder", a_box(350, 700, 100, 200), label="dye", anchor="400 800 end")


def a_view(*layers, id="front", title="A body"):
    box = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000" width="800" height="1000"'
    return View(id, f"<svg {box}><title>{title}</title>{''.join((BODY, *layers))}</svg>")


def write_views(folder, *views):
    for view in views:
        (folder / f"{view.id}.svg").write_text(view.svg, encoding="utf-8")
    return folder


def a_picture(*show, view="front", focus=None):
    return Picture(view=view, show=show, focus=focus)
