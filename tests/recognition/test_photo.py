"""Photos of paper on a desk, made by the test, so that the corners are known."""

import io

import cv2
import numpy as np
import pytest
import stack
from eoffice_documents.recognition import ScanError, straighten_sandboxed
from eoffice_documents.recognition.photo import find_corners, straighten
from PIL import Image

SIZE = (1500, 2000)  # width, height of the photo in pixels
A4_PAGE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)


def desk(rng, shade):
    """A wooden desk: grain, light from one side, and a few things that are no paper."""
    width, height = SIZE
    grain = cv2.GaussianBlur(rng.normal(0, 24, (height, width)).astype(np.float32), (0, 0), 3)
    grain += 10 * np.sin(np.arange(height) / rng.uniform(9, 25))[:, None]
    plane = shade + grain
    picture = np.stack([plane * 1.0, plane * 0.8, plane * 0.62], axis=-1)
    for _ in range(3):
        cv2.circle(
            picture, (int(rng.integers(width)), int(rng.integers(height))), int(rng.integers(20, 70)), (60, 60, 70), -1
        )
    return picture


def corners_of(rng, tilt):
    """Four corners of the sheet on the photo, clockwise from the upper left."""
    width, height = SIZE
    across, down = 0.72 * width, 0.72 * width * 2**0.5
    if down > 0.86 * height:
        across, down = 0.86 * height / 2**0.5, 0.86 * height
    corners = (A4_PAGE - 0.5) * (across, down)
    angle = np.radians(rng.uniform(-12, 12))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners += rng.uniform(-tilt, tilt, (4, 2)) * width
    corners += np.array(SIZE) / 2 - (corners.max(0) + corners.min(0)) / 2
    return np.clip(corners, 8, np.array(SIZE) - 9).astype(np.float32)


def photo(seed, shade=90, tilt=0.05, letter=3):
    """(pixels, true corners, the page itself) of a letter photographed by hand."""
    rng = np.random.default_rng(seed)
    page = np.asarray(stack.letter_pages(letter)[0].convert("RGB"))
    corners = corners_of(rng, tilt)
    there = (A4_PAGE * (page.shape[1], page.shape[0])).astype(np.float32)
    view = cv2.getPerspectiveTransform(there, corners)
    laid = cv2.warpPerspective(page, view, SIZE, flags=cv2.INTER_AREA).astype(np.float32)
    mask = cv2.warpPerspective(np.ones(page.shape[:2], np.float32), view, SIZE)[..., None]
    shadow = cv2.GaussianBlur(np.roll(mask[..., 0], (14, 10), (0, 1)), (0, 0), 9)[..., None]
    picture = desk(rng, shade) * (1 - 0.5 * shadow) * (1 - mask) + laid * mask
    light = 1 - 0.35 * np.linspace(0, 1, SIZE[0])[None, :, None] * np.linspace(0.4, 1, SIZE[1])[:, None, None]
    picture = cv2.GaussianBlur((picture * light).astype(np.float32), (0, 0), 1.0) + rng.normal(0, 5, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8), corners, page


def jpeg(pixels, **options):
    held = io.BytesIO()
    Image.fromarray(pixels).save(held, "JPEG", quality=85, **options)
    return held.getvalue()


@pytest.mark.parametrize("shade", [60, 110, 150])
def test_corners_are_found_within_a_hundredth_of_the_picture(shade):
    for seed in range(8):
        pixels, corners, _page = photo(seed, shade)
        found = find_corners(pixels)
        assert found is not None, seed
        assert np.abs(found - corners).max() < 0.01 * max(SIZE), seed


def test_the_straightened_page_lies_over_the_original():
    pixels, _corners, page = photo(11)
    data, found = straighten(jpeg(pixels))
    sheet = np.asarray(Image.open(io.BytesIO(data)).convert("L"))
    assert found and abs(sheet.shape[0] / sheet.shape[1] - 2**0.5) < 0.02
    small = [cv2.resize(picture, (420, 594), interpolation=cv2.INTER_AREA) for picture in (sheet, page[..., 0])]
    (_x, _y), likeness = cv2.phaseCorrelate(*(picture.astype(np.float32) for picture in small))
    assert likeness > 0.3 and abs(_x) < 3 and abs(_y) < 3


def test_without_a_sheet_the_whole_picture_is_kept():
    pixels = np.clip(desk(np.random.default_rng(4), 120), 0, 255).astype(np.uint8)
    data, found = straighten(jpeg(pixels))
    assert not found and Image.open(io.BytesIO(data)).size == SIZE
    data, found = straighten(jpeg(photo(2)[0]), whole=True)
    assert not found and Image.open(io.BytesIO(data)).size == SIZE


def test_a_page_that_fills_the_picture_is_kept_whole():
    page = stack.letter_pages(3)[0].convert("RGB")
    _data, found = straighten(jpeg(np.asarray(page)))
    assert not found


def test_a_phone_held_sideways_is_turned_by_what_the_photo_says_of_itself():
    pixels, _corners, _page = photo(5)
    exif = Image.Exif()
    exif[0x0112] = 6
    data, found = straighten_sandboxed(jpeg(np.ascontiguousarray(np.rot90(pixels)), exif=exif))
    picture = Image.open(io.BytesIO(data))
    assert found and picture.height > picture.width


def test_what_is_no_picture_is_refused():
    for data in (b"", b"<html>", jpeg(photo(1)[0])[:2000]):
        with pytest.raises(ScanError):
            straighten_sandboxed(data)
