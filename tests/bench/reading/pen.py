"""What hands add to a printed page: figures, a signature, ticks and notes in the margin, drawn as strokes."""

import random

from PIL import Image, ImageDraw

# Each figure as strokes on a 10 x 16 grid, the way a pen goes.
FIGURES = {
    "0": [[(5, 0), (1, 3), (0, 9), (2, 15), (6, 16), (9, 12), (10, 6), (8, 1), (4, 0)]],
    "1": [[(2, 4), (6, 0), (5, 16)]],
    "2": [[(1, 3), (4, 0), (8, 2), (8, 6), (3, 12), (0, 16), (10, 15)]],
    "3": [[(1, 1), (6, 0), (8, 3), (4, 7), (9, 10), (7, 15), (0, 15)]],
    "4": [[(5, 0), (0, 10), (10, 9)], [(7, 5), (6, 16)]],
    "5": [[(9, 0), (3, 1), (2, 7), (7, 6), (9, 11), (5, 16), (0, 15)]],
    "6": [[(8, 0), (3, 5), (0, 11), (3, 16), (8, 14), (8, 9), (3, 9), (1, 12)]],
    "7": [[(0, 1), (9, 0), (4, 16)], [(2, 8), (8, 7)]],
    "8": [[(8, 2), (4, 0), (1, 3), (8, 11), (5, 16), (1, 12), (8, 4), (8, 2)]],
    "9": [[(9, 3), (5, 0), (1, 4), (4, 8), (9, 4), (8, 10), (4, 16)]],
}
BLUE, BLACK = (38, 58, 150), (35, 35, 40)


def _curve(points, steps=8):
    """Points of a Catmull-Rom curve through the given ones."""
    padded = [points[0], *points, points[-1]]
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:]):
        for step in range(steps):
            t = step / steps
            yield tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3)
            )
    yield points[-1]


def stroke(draw, points, colour, width):
    """One pen stroke with round ends through the points (page pixels)."""
    path = list(_curve(points))
    draw.line(path, fill=colour, width=width, joint="curve")
    for x, y in (path[0], path[-1]):
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def write_figures(page, text, box, rng: random.Random, colour=BLUE):
    """Write digits by hand into the box (left, top, right, bottom) of the page, a little too tall and not straight."""
    draw = ImageDraw.Draw(page)
    left, top, right, bottom = box
    height = (bottom - top) * rng.uniform(1.1, 1.5)
    step = (right - left) / len(text)
    slant = rng.uniform(0.05, 0.3)
    for place, figure in enumerate(text):
        scale_x, scale_y = step * rng.uniform(0.06, 0.085), height / 16 * rng.uniform(0.85, 1.1)
        x0, y0 = left + place * step + step * 0.1, bottom + height * rng.uniform(0, 0.15)
        for line in FIGURES[figure]:
            points = [
                (
                    x0 + (x + rng.gauss(0, 0.5)) * scale_x + (16 - y) * scale_y * slant,
                    y0 - (16 - y + rng.gauss(0, 0.5)) * scale_y,
                )
                for x, y in line
            ]
            stroke(draw, points, colour, max(2, round(height / 13)))


def sign(page, box, rng: random.Random, colour=BLUE):
    """A signature that sweeps over the box."""
    left, top, right, bottom = box
    draw, x, points = ImageDraw.Draw(page), left, []
    while x < right:
        points.append((x, rng.uniform(top, bottom)))
        x += (right - left) * rng.uniform(0.04, 0.14)
    points.append((right + (right - left) * 0.3, (top + bottom) / 2))
    stroke(draw, points, colour, max(3, round((bottom - top) / 26)))


def marks(page, rng: random.Random, count):
    """Ticks, underlines and short notes in the margins, as leaders leave them."""
    draw = ImageDraw.Draw(page)
    width, height = page.size
    for _ in range(count):
        x, y, size = rng.uniform(0.02, 0.08) * width, rng.uniform(0.2, 0.9) * height, width * rng.uniform(0.015, 0.04)
        colour = rng.choice((BLUE, BLACK))
        stroke(
            draw, [(x, y), (x + size * 0.4, y + size * 0.6), (x + size * 1.4, y - size)], colour, max(2, width // 500)
        )


def stamp(size, text, rng: random.Random):
    """A round red seal of the given diameter in pixels, as a picture with a transparent ground."""
    big = size * 2
    seal = Image.new("RGBA", (big, big), (0, 0, 0, 0))
    draw = ImageDraw.Draw(seal)
    red = (205, rng.randint(20, 60), rng.randint(30, 70), 255)
    for inset, line in ((0.02, 0.022), (0.23, 0.012)):
        draw.ellipse(
            (big * inset, big * inset, big * (1 - inset), big * (1 - inset)), outline=red, width=round(big * line)
        )
    _star(draw, big / 2, big * 0.2, red)
    _around(seal, text, big * 0.37, round(big * 0.1), red)
    return seal.rotate(rng.uniform(-12, 12), resample=Image.BICUBIC).resize((size, size), Image.LANCZOS)


def _star(draw, centre, radius, colour):
    from math import cos, pi, sin

    points = [
        (
            centre + (radius if k % 2 == 0 else radius * 0.4) * sin(k * pi / 5),
            centre - (radius if k % 2 == 0 else radius * 0.4) * cos(k * pi / 5),
        )
        for k in range(10)
    ]
    draw.polygon(points, fill=colour)


def _around(seal, text, radius, height, colour):
    from math import cos, radians, sin

    from .scanner import serif

    centre, step = seal.width / 2, 330 / max(12, len(text))
    for place, letter in enumerate(text):
        angle = -step * (len(text) - 1) / 2 + step * place
        tile = Image.new("RGBA", (height * 2, height * 2), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((height, height), letter, font=serif(height, bold=True), fill=colour, anchor="mm")
        tile = tile.rotate(-angle, resample=Image.BICUBIC)
        x, y = centre + radius * sin(radians(angle)), centre - radius * cos(radians(angle))
        seal.alpha_composite(tile, (round(x - height), round(y - height)))
