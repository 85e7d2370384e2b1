/** Which files are scans, and how many go to the server at once. Plain functions, without the web client. */

export const ACCEPTED = [".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".doc", ".docx", ".odt", ".rtf"];
export const SLICE_FILES = 5;
export const SLICE_BYTES = 30 * 1024 * 1024;

export function isScan(file) {
    return ACCEPTED.some((ending) => file.name.toLowerCase().endsWith(ending));
}

/**
 * Cut files into slices of at most SLICE_FILES files and SLICE_BYTES bytes; a larger file goes alone.
 *
 * @param {{ size: number }[]} files
 * @returns {File[][]}
 */
export function slicesOf(files) {
    const slices = [];
    let room = 0;
    for (const file of files) {
        const last = slices.at(-1);
        if (last && last.length < SLICE_FILES && file.size <= room) {
            last.push(file);
            room -= file.size;
        } else {
            slices.push([file]);
            room = SLICE_BYTES - file.size;
        }
    }
    return slices;
}
