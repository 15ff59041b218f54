"""The page's text can be read: contrasts of WCAG 2.2, 1.4.3 (AA), in the light and in the dark."""

import re
from importlib.resources import files

import pytest

ENOUGH = 4.5  # for text of any size
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(
        r":root \{(.*?)\n\s*\}",
        files("service.web").joinpath("page", "page.css").read_text(),
        re.DOTALL,
    )
)
TEXTS = [
    *((text, ground) for text in ("ink", "quiet", "flow") for ground in ("paper", "card")),
    *(("dead", ground) for ground in ("card", "dead-soft")),
    ("ink", "dead-soft"),
    ("ink", "flow-soft"),
    ("waiting", "card"),
]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(colours: dict[str, str], text: str, ground: str) -> None:
    darker, lighter = sorted((luminance(colours[text]), luminance(colours[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= ENOUGH
