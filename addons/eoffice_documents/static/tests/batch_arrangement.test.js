import {
    History,
    documentsOf,
    movePage,
    rowsOf,
    toggleCut,
    toggleDrop,
    turnPage,
} from "@eoffice_documents/capture/scan_batch/arrangement";
import { expect, test } from "@odoo/hoot";

/** Items of a plan such as "1 2 | 3 (4) 5": a bar cuts, brackets leave out. */
function items(plan) {
    let starts = true;
    return plan
        .split(" ")
        .map((word) => {
            if (word === "|") {
                starts = true;
                return null;
            }
            const item = {
                number: parseInt(word.replace(/\D/g, ""), 10),
                turn: 0,
                dropped: word.startsWith("("),
                starts,
                unsure: false,
            };
            starts = false;
            return item;
        })
        .filter(Boolean);
}

const numbers = (documents) => documents.map((document) => document.map((item) => item.number));
const made = (list) => numbers(documentsOf(list));

test("cuts make documents, and what is left out belongs to none", () => {
    expect(made(items("1 2 | 3 (4) 5 | 6"))).toEqual([[1, 2], [3, 5], [6]]);
    expect(made(items("1 | (2) 3"))).toEqual([[1], [3]]);
    expect(made(items("(1) (2)"))).toEqual([]);
    expect(made([])).toEqual([]);
});

test("a page is cut off and joined again", () => {
    const cut = toggleCut(items("1 2 3"), 1);
    expect(made(cut)).toEqual([[1], [2, 3]]);
    expect(made(toggleCut(cut, 1))).toEqual([[1, 2, 3]]);
    const first = items("1 2");
    expect(toggleCut(first, 0)).toBe(first);
});

test("pages on both sides of a separator sheet are joined with one press", () => {
    expect(made(toggleCut(items("1 | (2) 3"), 2))).toEqual([[1, 3]]);
    expect(made(toggleCut(items("1 (2) 3"), 2))).toEqual([[1], [3]]);
});

test("a page is turned four times to be as it was", () => {
    let list = items("1 2");
    for (const turn of [90, 180, 270, 0]) {
        list = turnPage(list, 1);
        expect(list.map((item) => item.turn)).toEqual([0, turn]);
    }
});

test("a page left out comes back where it was", () => {
    const without = toggleDrop(items("1 | 2 3"), 1);
    expect(made(without)).toEqual([[1], [3]]);
    expect(made(toggleDrop(without, 1))).toEqual([[1], [2, 3]]);
});

test("a page moves within its document, to another, and to the very front", () => {
    expect(made(movePage(items("1 2 3"), 2, 1))).toEqual([[1, 3, 2]]);
    expect(made(movePage(items("1 2 | 3 4"), 3, 1))).toEqual([[1, 4, 2], [3]]);
    expect(made(movePage(items("1 2 | 3"), 2, 0))).toEqual([[3, 1, 2]]);
    const all = items("1 2");
    expect(movePage(all, 0, -1)).toBe(all);
});

test("a document whose first page moves away begins with its next", () => {
    expect(made(movePage(items("1 | 2 3"), 1, 2))).toEqual([[1], [3, 2]]);
    expect(made(movePage(items("1 2 | 3 4"), 2, 0))).toEqual([[3, 1, 2], [4]]);
});

test("what a clerk has touched is doubtful no more", () => {
    const doubtful = items("1 2").map((item) => ({ ...item, unsure: true }));
    expect(toggleCut(doubtful, 1).map((item) => item.unsure)).toEqual([true, false]);
});

test("rows show each document with what was left out of it", () => {
    const rows = rowsOf(items("(1) | 2 (3) | (4) 5"));
    expect(numbers(rows.map((row) => row.items))).toEqual([[1], [2, 3, 4], [5]]);
    expect(rows.map((row) => row.kept)).toEqual([0, 1, 1]);
});

test("undo goes back step by step, and a new step forgets what was undone", () => {
    const history = new History("a");
    for (const step of ["b", "c"]) {
        history.push(step);
    }
    history.push("c");
    history.undo();
    expect([history.items, history.canUndo, history.canRedo]).toEqual(["b", true, true]);
    history.redo();
    expect(history.items).toBe("c");
    history.undo();
    history.push("d");
    expect([history.items, history.canRedo]).toEqual(["d", false]);
    history.undo();
    history.undo();
    history.undo();
    expect(history.items).toBe("a");
});
