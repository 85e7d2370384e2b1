import { browser } from "@web/core/browser/browser";
import { _t } from "@web/core/l10n/translation";
import { slicesOf } from "./scan_files";

/** The server's own sentence, where it answers with a page of error. */
function reasonOf(response, body) {
    if (response.status === 413) {
        return _t("The file is too large for this server.");
    }
    const sentence = new DOMParser().parseFromString(body, "text/html").querySelector("p")?.textContent.trim();
    return response.ok || response.status === 400
        ? _t("You were logged out. Log in again, then send it once more.")
        : sentence || _t("The server could not take it. Try again, or tell the administrator.");
}

/**
 * Send files to be entries to register.
 *
 * @param {File[]} files
 * @param {{ batch?: boolean }} options batch: to be batches to split instead
 * @returns {Promise<number[]>} ids of the new documents or batches
 * @throws {Error} with a sentence that says what went wrong
 */
export async function postScans(files, { batch } = {}) {
    const answer = await post("/eoffice/upload", files, batch ? { batch: "1" } : {});
    if (!answer.headers.get("Content-Type")?.includes("json")) {
        throw new Error(reasonOf(answer, ""));
    }
    return (await answer.json()).ids;
}

/**
 * Post files as ``ufile`` with further values.
 *
 * @returns {Promise<Response>}
 * @throws {Error} with a sentence that says what went wrong
 */
export async function post(url, files, values = {}) {
    const form = new FormData();
    form.append("csrf_token", odoo.csrf_token);
    for (const [name, value] of Object.entries(values)) {
        form.append(name, value);
    }
    for (const file of files) {
        form.append("ufile", file, file.name || "page.jpg");
    }
    let response;
    try {
        response = await browser.fetch(url, { method: "POST", body: form });
    } catch {
        throw new Error(_t("The server cannot be reached. Check the network, then send it once more."));
    }
    if (!response.ok) {
        throw new Error(reasonOf(response, await response.text()));
    }
    return response;
}

/**
 * Send files slice by slice; a slice that is refused is sent again file by file, so that one bad file stops no other.
 *
 * @param {File[]} files
 * @param {(done: number) => void} onProgress called with the number of files dealt with
 * @returns {Promise<{ ids: number[], failures: { name: string, reason: string }[] }>}
 */
export async function sendScans(files, onProgress = () => {}, options = {}) {
    const ids = [];
    const failures = [];
    let done = 0;
    const send = async (slice) => {
        try {
            ids.push(...(await postScans(slice, options)));
        } catch (error) {
            if (slice.length > 1) {
                for (const file of slice) {
                    await send([file]);
                }
                return;
            }
            failures.push({ name: slice[0].name, reason: error.message });
        }
        done += slice.length;
        onProgress(done);
    };
    for (const slice of slicesOf(files)) {
        await send(slice);
    }
    return { ids, failures };
}
