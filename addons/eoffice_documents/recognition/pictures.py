"""A picture as people see it: which of its frames are pages, and each as plain gray or colour on white paper."""

import numpy as np
from PIL import Image, ImageOps

_SMALL_OR_MASK = 0b101  # of NewSubfileType: a smaller version of another picture, or its transparency mask (TIFF 6.0)
_NEW_SUBFILE_TYPE, _SUBFILE_TYPE, _PHOTOMETRIC = 254, 255, 262
_SMALLER_VERSION = 2  # of SubfileType
_SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N")
_DEEP = (*_SIXTEEN_BITS, "I", "F")
_FULL_SCALES = (1, 255, 1023, 4095, 16383, 32767, 65535, 2**31 - 1, 2**32 - 1)  # what white is, of 1 to 32 bits
_ROWS = 512  # worked on at once
_SQUEEZED = 1.15, 3.5  # dots an inch across to those down, of a fax


def page_frames(picture: Image.Image) -> list[int]:
    """The frames of an open picture that are pages; previews, gain maps and masks are left out.

    A JPEG is one page: what a telephone puts behind it (MPO) is the same picture smaller, as a map of light or as
    the other eye saw it.
    """
    if picture.format != "TIFF":
        return [0]
    count, pages = getattr(picture, "n_frames", 1), []
    for frame in range(count):
        picture.seek(frame)
        kind = picture.tag_v2.get(_NEW_SUBFILE_TYPE, 0)
        if not kind & _SMALL_OR_MASK and picture.tag_v2.get(_SUBFILE_TYPE) != _SMALLER_VERSION:
            pages.append(frame)
    return pages or list(range(count))


def upright(picture: Image.Image) -> Image.Image:
    """The frame at hand in mode L or RGB as it looks on white paper, turned as its EXIF data says."""
    # Pillow takes every JPEG for print for one of Adobe's, whose ink is turned around
    tags = getattr(picture, "tag_v2", None)
    negative = (
        picture.format != "TIFF" and "adobe" not in picture.info
        if picture.mode == "CMYK"
        else tags is not None and tags.get(_PHOTOMETRIC) == 0 and picture.mode in _DEEP
    )
    (across, down), image = _dots(picture), ImageOps.exif_transpose(picture)
    if across and down and _SQUEEZED[0] < max(across, down) / min(across, down) < _SQUEEZED[1]:
        most = max(across, down)
        if image.size != picture.size:
            across, down = down, across
        image = image.resize((round(image.width * most / across), round(image.height * most / down)), _smoothly(image))
    return _flat(image, negative)


def _smoothly(image):
    return Image.Resampling.NEAREST if image.mode in ("1", "P", *_SIXTEEN_BITS) else Image.Resampling.BICUBIC


def _flat(image, negative):
    if image.mode in _DEEP:
        return _eight_bits(image, negative)
    if image.mode in ("RGBa", "La"):
        image = image.convert("RGBA" if image.mode == "RGBa" else "LA")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return _on_white(image)
    if negative:
        image = Image.eval(image, lambda ink: 255 - ink)
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _on_white(image):
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("L" if image.mode in ("1", "L", "LA") else "RGB")


def _eight_bits(image, negative):
    """Gray of 16 or 32 bits, or of broken numbers, brought to 0–255 from the scale it is in."""
    values = np.asarray(image)
    gray = np.empty(values.shape, np.uint8)
    parts = [slice(row, row + _ROWS) for row in range(0, len(values), _ROWS)]
    known = [part[np.isfinite(part)] for part in (values[rows] for rows in parts)]
    low = min((float(part.min()) for part in known if part.size), default=0.0)
    high = max((float(part.max()) for part in known if part.size), default=0.0)
    if low >= 0:
        low, high = 0.0, next((float(scale) for scale in _FULL_SCALES if high <= scale), high)
    hole = image.info.get("transparency")
    for rows in parts:
        share = np.nan_to_num((values[rows].astype(np.float64) - low) / max(high - low, 1e-12))
        share = np.clip(1 - share if negative else share, 0, 1)
        if isinstance(hole, int):
            share[values[rows] == hole] = 1
        gray[rows] = np.round(share * 255)
    return Image.fromarray(gray)


def dots_an_inch(picture: Image.Image) -> int:
    """What the file says its dots an inch are, the finer way; 0 when it says nothing that can be."""
    return max(_dots(picture))


def _dots(picture):
    try:
        said = [float(value) for value in picture.info.get("dpi", (0, 0))]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return 0, 0
    return tuple(round(value) for value in said[:2]) if len(said) > 1 and all(0 < v < 1e5 for v in said) else (0, 0)
