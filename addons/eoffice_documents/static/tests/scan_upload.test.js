import { SLICE_BYTES, SLICE_FILES, isScan, slicesOf } from "@eoffice_documents/capture/upload/scan_files";
import { sendScans } from "@eoffice_documents/capture/upload/send_scans";
import { expect, test } from "@odoo/hoot";
import { mockFetch } from "@odoo/hoot-mock";
import { allowTranslations } from "@web/../tests/web_test_helpers";

const file = (name, size = 1) => ({ name, size });
const scan = (name) => new File(["%PDF"], name, { type: "application/pdf" });
const names = (body) => body.getAll("ufile").map((part) => part.name);
const received = (ids) =>
    new Response(JSON.stringify({ ids }), { headers: { "Content-Type": "application/json; charset=utf-8" } });
const refused = (status, sentence) =>
    new Response(`<!doctype html><title>${status}</title><h1>No</h1><p>${sentence}</p>`, {
        status,
        headers: { "Content-Type": "text/html" },
    });

test("only what a scanner makes is taken", () => {
    expect(["a.pdf", "B.TIF", "c.jpeg", "d.xlsx", "pdf"].map((name) => isScan({ name }))).toEqual([
        true,
        true,
        true,
        false,
        false,
    ]);
});

test("files go in slices by number, in their order", () => {
    const files = Array.from({ length: 2 * SLICE_FILES + 1 }, (_, index) => file(`${index}.pdf`));
    const slices = slicesOf(files);
    expect(slices.map((slice) => slice.length)).toEqual([SLICE_FILES, SLICE_FILES, 1]);
    expect(slices.flat()).toEqual(files);
});

test("files go in slices by size, and a large one goes alone", () => {
    const slices = slicesOf([file("a", 10), file("b", SLICE_BYTES + 1), file("c", SLICE_BYTES), file("d", 1)]);
    expect(slices.map((slice) => slice.map(({ name }) => name))).toEqual([["a"], ["b"], ["c"], ["d"]]);
});

test("a slice is one request with the token, and progress counts files", async () => {
    odoo.csrf_token = "token";
    mockFetch((url, { body }) => {
        expect.step(`${url} ${body.get("csrf_token")} ${names(body)}`);
        return received([7, 8]);
    });
    const result = await sendScans([scan("a.pdf"), scan("b.pdf")], (done) => expect.step(done));
    expect.verifySteps(["/eoffice/upload token a.pdf,b.pdf", 2]);
    expect(result).toEqual({ ids: [7, 8], failures: [] });
});

test("one bad file stops no other, and its reason is the server's", async () => {
    mockFetch((_url, { body }) => {
        expect.step(names(body).join());
        return names(body).includes("bad.pdf") ? refused(422, "Too many pages.") : received([1]);
    });
    const result = await sendScans([scan("a.pdf"), scan("bad.pdf"), scan("c.pdf")]);
    expect.verifySteps(["a.pdf,bad.pdf,c.pdf", "a.pdf", "bad.pdf", "c.pdf"]);
    expect(result).toEqual({ ids: [1, 1], failures: [{ name: "bad.pdf", reason: "Too many pages." }] });
});

test("no network, a file too large and a lost session each say so", async () => {
    allowTranslations();
    const answers = [
        () => Promise.reject(new TypeError("Failed to fetch")),
        () => refused(413, "Request Entity Too Large"),
        () => refused(400, "Session expired (invalid CSRF token)"),
        () => refused(200, "Log in"),
    ];
    mockFetch(() => answers.shift()());
    const reasons = [];
    for (const name of ["a.pdf", "b.pdf", "c.pdf", "d.pdf"]) {
        reasons.push((await sendScans([scan(name)])).failures[0].reason);
    }
    expect(reasons[0]).toMatch(/cannot be reached/);
    expect(reasons[1]).toMatch(/too large/);
    expect(reasons[2]).toMatch(/Log in again/);
    expect(reasons[3]).toMatch(/Log in again/);
});
