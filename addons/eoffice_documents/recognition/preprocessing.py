"""A page made easier to read: even light, less noise, straight lines (docs/reading.md has what each brings)."""

import cv2
import numpy as np

MIN_SKEW = 0.15  # degrees; turning costs sharpness, less is not worth it
MAX_SKEW = 4.0  # degrees; more is not a crooked feed but a photograph


def even_light(gray):
    """Divide by the paper's own brightness, so that shadows and tinted paper become white."""
    small = cv2.resize(gray, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 15)
    paper = cv2.resize(paper, gray.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.divide(gray, np.maximum(paper, 40), scale=245)


def noise_level(gray):
    """Spread of neighbouring pixels on the paper, in gray levels."""
    sample = gray[::2, ::2].astype(np.int16)
    steps = np.abs(np.diff(sample, axis=1))
    return float(np.median(steps[sample[:, 1:] > np.median(sample) * 0.8])) if steps.size else 0.0


def _lines_show(ink, angle):
    height, width = ink.shape
    turned = cv2.warpAffine(
        ink, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), (width, height), flags=cv2.INTER_NEAREST
    )
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _ink(gray, longest=900):
    """Small picture of the ink, 255 where it is dark, without the edges where scanners leave shadows."""
    scale = min(1.0, longest / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    edge_y, edge_x = ink.shape[0] // 25, ink.shape[1] // 25
    return ink[edge_y : ink.shape[0] - edge_y, edge_x : ink.shape[1] - edge_x]


def skew_of(gray) -> float:
    """Degrees by which the page must be turned counter-clockwise so that its lines run level."""
    ink = _ink(gray)
    if not ink.any():
        return 0.0
    best = max(np.arange(-MAX_SKEW, MAX_SKEW + 0.1, 0.5), key=lambda angle: _lines_show(ink, angle))
    best = max(np.arange(best - 0.4, best + 0.41, 0.1), key=lambda angle: _lines_show(ink, angle))
    return round(float(best), 2) if MIN_SKEW <= abs(best) < MAX_SKEW else 0.0


def is_sideways(gray) -> bool:
    """Whether lines of text run up and down the page."""
    ink = _ink(gray, 600)
    across, along = (
        max(_lines_show(plane, angle) for angle in (-1, 0, 1)) for plane in (ink, np.ascontiguousarray(ink.T))
    )
    return along > 1.3 * across


def rotate(gray, angle, paper=255):
    """The page turned counter-clockwise by a few degrees around its middle."""
    height, width = gray.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(gray, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper,) * 3)
