"""A sheet of paper photographed on a desk: found, and straightened as if it had been scanned."""

import io

import cv2
import numpy as np
from PIL import Image

from ..sandbox import act
from . import source
from .errors import DamagedFile

LOOK = 900  # pixels of the longer side in which the sheet is looked for
MIN_SHARE = 0.2  # of the picture: a smaller sheet was not what was photographed
A4 = 2**0.5
A4_SLACK = 0.12
MAX_DOTS = 2480 * 3508  # A4 at 300 dots an inch
QUALITY = 88


@act
def straighten(data: bytes, *, whole: bool = False) -> tuple[bytes, bool]:
    """The sheet on a photo as an upright JPEG, and whether its four corners were found; else the whole picture.

    :param whole: keep the whole picture even if a sheet is seen
    Raises ScanError.
    """
    pixels = np.asarray(source.picture_page(data, 0).image.convert("RGB"))
    corners = None if whole else find_corners(pixels)
    sheet = pixels if corners is None else _flat(pixels, corners)
    image = Image.fromarray(sheet)
    if image.width * image.height > MAX_DOTS:
        image.thumbnail((3508, 3508), Image.LANCZOS)
    held = io.BytesIO()
    # the sheet is taken to be A4, so that the PDF has a page of paper's size
    image.save(held, "JPEG", quality=QUALITY, dpi=(round(min(image.size) / source.A4_INCHES),) * 2)
    return held.getvalue(), corners is not None


def find_corners(pixels):
    """Corners of the sheet in a colour picture, clockwise from the upper left, in its pixels; None when not found."""
    if min(pixels.shape[:2]) < 50:
        raise DamagedFile
    scale = LOOK / max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else pixels
    scale = min(scale, 1)
    best, worth = None, 0
    for mask in _masks(small):
        outlines, _tree = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:3]:
            corners = _four(outline, small.shape)
            value = 0 if corners is None else _worth(corners, small.shape, outline)
            if value > worth:
                best, worth = corners, value
    return None if best is None else _ordered(best / scale)


def _masks(small):
    """Where the paper may be: brighter or less coloured than the desk, or inside strong edges."""
    light, tint = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)[..., 0], cv2.cvtColor(small, cv2.COLOR_RGB2HSV)[..., 1]
    size = max(9, LOOK // 60 | 1)
    close = cv2.getStructuringElement(cv2.MORPH_RECT, (size, size))
    for plane in (light, 255 - tint):
        soft = cv2.medianBlur(cv2.morphologyEx(plane, cv2.MORPH_CLOSE, close), 7)  # print closed over
        _level, mask = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield cv2.morphologyEx(mask, cv2.MORPH_OPEN, close)
    soft = cv2.GaussianBlur(cv2.morphologyEx(light, cv2.MORPH_CLOSE, close), (5, 5), 0)
    for low, high in ((20, 60), (50, 150)):
        edges = cv2.dilate(cv2.Canny(soft, low, high), np.ones((5, 5), np.uint8))
        filled = np.zeros_like(edges)
        outlines, _tree = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:2]:
            cv2.drawContours(filled, [outline], -1, 255, -1)
        yield cv2.erode(filled, np.ones((5, 5), np.uint8))


def _four(outline, shape):
    """Four corners of an outline: its sides as straight lines through most of its points, or None."""
    hull = cv2.convexHull(outline)
    around = cv2.arcLength(hull, True)
    for share in (0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, share * around, True)[:, 0].astype(float)
        if len(corners) == 4:
            return _fitted(corners, outline[:, 0].astype(float), shape)
    return None


def _fitted(corners, points, shape):
    """The corners where the four sides cross, each side fitted to the outline along it: a bent corner does no harm."""
    sides = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0)):
        along = end - start
        length = np.hypot(*along)
        if length < 1:
            return corners
        place = (points - start) @ along / length**2
        off = np.abs((points - start) @ np.array([-along[1], along[0]])) / length
        near = points[(place > 0.1) & (place < 0.9) & (off < 0.02 * max(shape))]
        if len(near) < 10:
            return corners
        vx, vy, x, y = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        sides.append((np.array([-vy, vx]), -vy * x + vx * y))
    crossed = []
    for (first, far), (second, wide) in zip([sides[-1], *sides[:-1]], sides):
        matrix = np.array([first, second])
        if abs(np.linalg.det(matrix)) < 0.2:
            return corners
        crossed.append(np.linalg.solve(matrix, np.array([far, wide])))
    crossed = np.array(crossed)
    return crossed if np.abs(crossed - corners).max() < 0.06 * max(shape) else corners


def _worth(corners, shape, outline):
    """How well four corners stand for a sheet: large, filled by what they go around, and not the picture's own edge."""
    area = cv2.contourArea(corners.astype(np.float32))
    share = area / (shape[0] * shape[1])
    if share < MIN_SHARE or not cv2.isContourConvex(corners.astype(np.float32).reshape(-1, 1, 2)):
        return 0
    turned = [np.roll(corners, step, axis=0) - corners for step in (1, -1)]
    cosines = np.abs((turned[0] * turned[1]).sum(1) / np.hypot(*turned[0].T) / np.hypot(*turned[1].T))
    height, width = shape[:2]
    inside = ((corners > -0.02 * max(shape)) & (corners < np.array([width, height]) + 0.02 * max(shape))).all()
    at_edge = ((corners < 3) | (corners > np.array([width - 4, height - 4]))).any(1).sum()
    if cosines.max() > 0.55 or not inside or at_edge > 2:
        return 0
    return share * cv2.contourArea(outline) / area * (1 - cosines.mean())


def _ordered(corners):
    """Clockwise from the upper left."""
    middle = corners.mean(0)
    corners = corners[np.argsort(np.arctan2(*(corners - middle).T[::-1]))]
    return np.roll(corners, -int(np.argmin(corners.sum(1))), axis=0)


def _flat(pixels, corners):
    """The sheet between four corners, seen from straight above."""
    top, right, bottom, left = (np.hypot(*(corners[(k + 1) % 4] - corners[k])) for k in range(4))
    width, height = max(top, bottom), max(left, right)
    long, short = max(width, height), min(width, height)
    if abs(long / short / A4 - 1) < A4_SLACK:
        long, short = (long, long / A4) if long / short < A4 else (short * A4, short)
    width, height = (round(short), round(long)) if width < height else (round(long), round(short))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    view = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return cv2.warpPerspective(pixels, view, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
