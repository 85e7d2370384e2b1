"""Black print apart from red seals and blue pens."""

from dataclasses import dataclass

import cv2
import numpy as np

RED_CHROMA, PEN_CHROMA = 60, 45


@dataclass
class Inks:
    """A page as gray planes (numpy, one byte a pixel): `black` without coloured ink, `red` alone or None.

    `gray` tells that the scan has no colour at all: its seals are still in the black plane.
    """

    black: np.ndarray
    red: np.ndarray | None
    gray: bool = False


def separate(rgb) -> Inks:
    """Planes of a colour page. What is printed in colour as a whole (more than half of all ink) is left alone."""
    soft = cv2.split(cv2.blur(rgb, (3, 3)))
    chroma = cv2.subtract(cv2.max(cv2.max(*soft[:2]), soft[2]), cv2.min(cv2.min(*soft[:2]), soft[2]))
    gray = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    coloured = cv2.compare(chroma, PEN_CHROMA, cv2.CMP_GT)
    dark = cv2.compare(gray, float(np.median(gray[::8, ::8])) * 0.6, cv2.CMP_LT)
    if cv2.countNonZero(cv2.bitwise_and(coloured, dark)) > 0.5 * cv2.countNonZero(dark):
        return Inks(gray, None)
    planes = cv2.split(rgb)
    brightest = cv2.max(cv2.max(planes[0], planes[1]), planes[2])
    lifted = cv2.add(brightest, cv2.multiply(cv2.subtract(chroma, PEN_CHROMA), 3))
    gray_scan = cv2.countNonZero(coloured) < 1e-4 * coloured.size
    return Inks(cv2.copyTo(lifted, coloured, gray), _red_plane(soft, chroma), gray_scan)


def lift_seal(gray, reach=0.55):
    """Part of a gray scan with all that is lighter than black print made white: red ink comes out as a middle gray.

    `reach` is how far from the gray of print to that of the seal a pixel still is print, 0 to 1.
    """
    ink = gray[gray < 150]
    if ink.size < 50:
        return gray
    between = cv2.threshold(ink.reshape(-1, 1), 0, 255, cv2.THRESH_OTSU)[0]
    if not (ink > between).any():
        return gray
    black, seal = float(np.median(ink[ink <= between])), float(np.median(ink[ink > between]))
    step = max(8.0, (seal - black) * reach)
    return np.clip((gray.astype(np.float32) - black) * (230 / step), 0, 255).astype(np.uint8)


def _red_plane(soft, chroma):
    """Dark where the ink is red, white elsewhere; None on a page without red."""
    red = cv2.bitwise_and(
        cv2.compare(soft[0], cv2.max(soft[1], soft[2]), cv2.CMP_GT), cv2.compare(chroma, RED_CHROMA, cv2.CMP_GT)
    )
    if cv2.countNonZero(red) < red.size * 2e-4:
        return None
    return cv2.copyTo(cv2.subtract(255, cv2.add(chroma, chroma)), red, np.full_like(chroma, 255))
