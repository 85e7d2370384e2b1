import { describe, expect, test } from "@odoo/hoot";
import { allowTranslations } from "@web/../tests/web_test_helpers";

import { wordsOf } from "@eoffice_documents/search/find/asked_words";
import { Find } from "@eoffice_documents/search/find/find";

describe.current.tags("headless");

const PAGES = [
    { file: 7, page: 2, count: 1, width: 100, height: 140 },
    { file: 7, page: 5, count: 3, width: 100, height: 140 },
    { file: 9, page: 1, count: 1, width: 0, height: 0 },
];

function finder(words, found = { pages: PAGES, best: [7, 5] }) {
    const calls = [];
    const orm = {
        async call(_model, method, args) {
            calls.push([method, ...args]);
            return method === "find_in_pages" ? found : [[1, 2, 3, 4]];
        },
    };
    const shown = [];
    return { find: new Find(orm, { words }, (file) => shown.push(file)), calls, shown };
}

test("words of a list open the page of the passage, with its marks", async () => {
    const { find, shown } = finder("karaoke");
    await find.load(1, true);
    expect(find.isOpen).toBe(true);
    expect(find.wanted).toEqual({ file: 7, page: 5 });
    expect(shown).toEqual([7]);
    expect(find.onPage(7, 5).boxes).toEqual([[1, 2, 3, 4]]);
    expect(find.onPage(7, 3)).toBe(null);
    expect(find.onPage(9, 1)).toBe(null, { message: "a page whose size is not known bears no marks" });
});

test("nothing is asked of a document without words, or whose files were not read", async () => {
    const silent = finder("");
    await silent.find.load(1, true);
    const unread = finder("karaoke");
    await unread.find.load(1, false);
    expect([...silent.calls, ...unread.calls]).toEqual([]);
    expect(silent.find.isOpen).toBe(false);
});

test("Enter looks for what was typed, then steps round from place to place", async () => {
    const { find, calls } = finder("");
    await find.load(1, true);
    find.words = "xã ";
    await find.enter();
    expect(calls[0]).toEqual(["find_in_pages", 1, "xã"]);
    const seen = [];
    for (const step of [1, 1, -1]) {
        await find.enter(step);
        seen.push(find.at);
    }
    expect(seen).toEqual([2, 0, 2]);
    expect(find.asked.words).toBe("xã", { message: "the next document is searched for the same" });
});

test("the strip follows leafing, and names the file where there are several", async () => {
    allowTranslations();
    const { find } = finder("karaoke");
    await find.load(1, true);
    await find.reached(7, 2);
    expect(find.at).toBe(0);
    await find.reached(7, 3);
    expect(find.at).toBe(0, { message: "a page without the words is no place" });
    expect(find.places.map(({ label }) => String(label))).toEqual(["file 1, p. 2", "file 1, p. 5", "file 2, p. 1"]);
    find.pages = PAGES.slice(0, 2);
    expect(find.places.map(({ label }) => String(label))).toEqual(["p. 2", "p. 5"]);
});

test("an answer that comes after the words have changed is dropped", async () => {
    let answer;
    const orm = { call: () => new Promise((resolve) => (answer = resolve)) };
    const find = new Find(orm, { words: "cũ" }, () => {});
    const first = find.load(1, true);
    const late = answer;
    find.words = "";
    await find.search();
    late({ pages: PAGES, best: [7, 5] });
    await first;
    expect(find.pages).toEqual([]);
    expect(find.wanted).toBe(null);
});

test("words of one facet and of several", () => {
    expect(wordsOf({})).toBe("");
    expect(wordsOf({ fulltext_query: "họp" })).toBe("họp");
    expect(wordsOf({ fulltext_query: ["họp", "giao ban"] })).toBe("họp giao ban");
});
