"""Black print apart from red seals and blue pens."""

from dataclasses import dataclass

import cv2
import numpy as np

RED_CHROMA, PEN_CHROMA = 60, 45


@dataclass
class Inks:
    """A page as gray planes (numpy, one byte a pixel): `black` without coloured ink, `red` alone or None."""

    black: np.ndarray
    red: np.ndarray | None


def separate(rgb) -> Inks:
    """Planes of a colour page. What is printed in colour as a whole (more than half of all ink) is left alone."""
    soft = cv2.blur(rgb, (3, 3))
    high, low = soft.max(axis=2).astype(np.int16), soft.min(axis=2).astype(np.int16)
    chroma = high - low
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    coloured = chroma > PEN_CHROMA
    dark = gray < np.median(gray[::8, ::8]) * 0.6
    if np.count_nonzero(coloured & dark) > 0.5 * max(1, np.count_nonzero(dark)):
        return Inks(gray, None)
    lifted = np.maximum(rgb.max(axis=2), gray).astype(np.int16) + np.clip((chroma - PEN_CHROMA) * 3, 0, 255)
    black = np.where(coloured, np.minimum(lifted, 255), gray).astype(np.uint8)
    return Inks(black, _red_plane(soft, chroma))


def _red_plane(soft, chroma):
    """Dark where the ink is red, white elsewhere; None on a page without red."""
    red = (soft[..., 0] > soft[..., 1:].max(axis=2)) & (chroma > RED_CHROMA)
    if np.count_nonzero(red) < red.size * 2e-4:
        return None
    return np.where(red, np.clip(255 - 2 * chroma, 0, 255), 255).astype(np.uint8)
