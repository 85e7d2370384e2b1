/** Where something stands on the picture of a page. Plain functions, without the web client. */

/** Fields of the form that reading calls by another name. */
const READ_AS = { issuer_name: "issuer", issuer_id: "issuer", document_type_id: "document_type" };
const WIDTHS = [600, 900, 1200, 1600, 2000, 2400];
const STRIP_HEIGHT = 64;
/** One width for all strips, so that they share one picture of the page. */
export const STRIP_PICTURE = 2000;

/**
 * What was read for a field of the form, when it has a place on a page.
 *
 * @param {object} found field name → { value, confidence, page, box }
 * @param {string} fieldName as the form calls it
 */
export function placeOf(found, fieldName) {
    const place = found?.[READ_AS[fieldName] || fieldName];
    return place?.box && place.page ? place : null;
}

/** The width to ask the server for, one of few so that pictures are found in the cache again. */
export function pictureWidth(shown) {
    return WIDTHS.find((width) => width >= shown) || WIDTHS.at(-1);
}

/**
 * A frame around a box, as CSS in percent of the page.
 *
 * @param {number[]} box left, top, width, height in pixels of the page as read
 * @param {{ width: number, height: number }} page
 * @param {number} room around the box, as a part of the width of the page
 */
export function frameStyle([left, top, width, height], page, room = 0.006) {
    const margin = page.width * room;
    const percent = (part, whole) => `${((100 * part) / whole).toFixed(3)}%`;
    return [
        `left: ${percent(left - margin, page.width)}`,
        `top: ${percent(top - margin, page.height)}`,
        `width: ${percent(width + 2 * margin, page.width)}`,
        `height: ${percent(height + 2 * margin, page.height)}`,
    ].join("; ");
}

/**
 * How to show a box and its surroundings enlarged in a strip; a strip that finds less room keeps the box in its middle.
 *
 * @returns {{ width: number, height: number, style: string }} size of the strip in pixels, and the CSS that moves the
 *     whole page's picture behind it
 */
export function stripOf([left, top, width, height], page) {
    const scale = Math.min(STRIP_HEIGHT / (height * 1.8), STRIP_PICTURE / page.width);
    return {
        width: Math.round((width + 6 * height) * scale),
        height: STRIP_HEIGHT,
        style: [
            `width: ${Math.round(page.width * scale)}px`,
            `left: calc(50% - ${Math.round((left + width / 2) * scale)}px)`,
            `top: ${-Math.round(Math.max(0, top - height * 0.4) * scale)}px`,
        ].join("; "),
    };
}

/**
 * The box of a picture on the screen when it is turned.
 *
 * @param {number} room width in pixels that the turned picture takes
 * @param {number} ratio height ÷ width of the picture as it is
 * @param {number} turn 0, 90, 180 or 270 degrees clockwise
 */
export function turnedSize(room, ratio, turn) {
    const sideways = turn % 180 !== 0;
    const width = sideways ? room / ratio : room;
    const back = { 0: "", 90: "translate(0, -100%)", 180: "translate(-100%, -100%)", 270: "translate(-100%, 0)" }[turn];
    return {
        sheet: { width: room, height: sideways ? width : width * ratio },
        picture: { width, height: width * ratio, transform: `rotate(${turn}deg) ${back}` },
    };
}
