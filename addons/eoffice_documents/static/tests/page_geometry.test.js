import {
    STRIP_PICTURE,
    frameStyle,
    pictureWidth,
    placeOf,
    stripOf,
    turnedSize,
} from "@eoffice_documents/capture/scan/page_geometry";
import { expect, test } from "@odoo/hoot";

const PAGE = { width: 1000, height: 1400 };

test("a field of the form finds what reading calls by another name", () => {
    const found = {
        issuer: { value: "UBND", page: 1, box: [1, 2, 3, 4] },
        number: { value: null, page: 1, box: [5, 6, 7, 8] },
        urgency: { value: "normal", page: 1, box: null },
    };
    expect(placeOf(found, "issuer_name")).toBe(found.issuer);
    expect(placeOf(found, "number")).toBe(found.number);
    expect(placeOf(found, "urgency")).toBe(null);
    expect(placeOf(found, "note")).toBe(null);
    expect(placeOf(false, "number")).toBe(null);
});

test("pictures are asked for in few widths", () => {
    expect([10, 600, 601, 9999].map(pictureWidth)).toEqual([600, 600, 900, 2400]);
});

test("a frame stands around its box with a margin, in percent", () => {
    expect(frameStyle([100, 140, 200, 28], PAGE)).toBe("left: 9.400%; top: 9.571%; width: 21.200%; height: 2.857%");
});

test("a strip enlarges its slot and keeps it in the middle", () => {
    const strip = stripOf([400, 200, 60, 20], PAGE);
    const scale = strip.height / (20 * 1.8);
    expect(scale).toBeGreaterThan(1.5);
    expect(strip.width).toBe(Math.round((60 + 6 * 20) * scale));
    expect(strip.style).toInclude(`left: calc(50% - ${Math.round(430 * scale)}px)`);
    expect(strip.style).toInclude(`top: -${Math.round(192 * scale)}px`);
});

test("a strip never enlarges beyond its picture", () => {
    expect(stripOf([4, 2, 6, 2], PAGE).style).toInclude(`width: ${STRIP_PICTURE}px`);
});

test("a turned page changes its sides and stays where it is", () => {
    expect(turnedSize(700, 2, 0).sheet).toEqual({ width: 700, height: 1400 });
    expect(turnedSize(700, 2, 90).sheet).toEqual({ width: 700, height: 350 });
    expect(turnedSize(700, 2, 90).picture).toEqual({
        width: 350,
        height: 700,
        transform: "rotate(90deg) translate(0, -100%)",
    });
});
