/**
 * Arranging the pages of a batch. Plain functions, without the web client: each takes the items, one a page in order,
 * `{ number, turn, dropped, starts, unsure }`, and gives new ones.
 */

/** The documents that the items make: of each the items it keeps; a cut before a dropped page is one before the next. */
export function documentsOf(items) {
    const documents = [];
    let fresh = true;
    for (const item of items) {
        fresh ||= item.starts;
        if (item.dropped) {
            continue;
        }
        if (fresh) {
            documents.push([]);
        }
        documents.at(-1).push(item);
        fresh = false;
    }
    return documents;
}

/** Rows to show: each document with all of its pages, the dropped ones where they lie. */
export function rowsOf(items) {
    const rows = [];
    let fresh = true;
    items.forEach((item, place) => {
        fresh ||= item.starts;
        if ((fresh && !item.dropped) || !rows.length) {
            rows.push({ items: [], kept: 0 });
            fresh = item.dropped && fresh;
        }
        const row = rows.at(-1);
        row.items.push({ ...item, place });
        row.kept += item.dropped ? 0 : 1;
    });
    return rows;
}

function changed(items, place, values) {
    return items.map((item, index) => (index === place ? { ...item, ...values, unsure: false } : item));
}

/** Cut before the page at `place`, or join it to the page before. */
export function toggleCut(items, place) {
    const before = items.slice(0, place).findLastIndex((item) => !item.dropped);
    if (before < 0) {
        return items;
    }
    if (items[place].dropped) {
        return items;
    }
    // a cut may stand on a dropped page between them
    const cut = items.slice(before + 1, place + 1).some((item) => item.starts);
    return items.map((item, index) =>
        index > before && index <= place
            ? { ...item, starts: index === place && !cut, unsure: index === place ? false : item.unsure }
            : item
    );
}

/** Turn the page at `place` a quarter to the right. */
export function turnPage(items, place) {
    return changed(items, place, { turn: (items[place].turn + 90) % 360 });
}

/** Leave the page at `place` out, or take it in again. */
export function toggleDrop(items, place) {
    return changed(items, place, { dropped: !items[place].dropped });
}

/** Move the page at `from` to where the page at `to` is; documents keep their first place. */
export function movePage(items, from, to) {
    if (to < 0 || to >= items.length || from === to) {
        return items;
    }
    const moved = items.map((item) => ({ ...item }));
    if (moved[from].starts && from + 1 < moved.length) {
        moved[from + 1].starts = true; // the document begins with its next page now
    }
    const [item] = moved.splice(from, 1);
    item.starts = to < from && moved[to].starts;
    item.unsure = false;
    if (item.starts) {
        moved[to].starts = false;
    }
    moved.splice(to, 0, item);
    return moved;
}

/** What was done, so that it can be undone and done again. */
export class History {
    constructor(items) {
        this.states = [items];
        this.at = 0;
    }

    get items() {
        return this.states[this.at];
    }

    push(items) {
        if (items !== this.items) {
            this.states.splice(this.at + 1, Infinity, items);
            this.at++;
        }
    }

    get canUndo() {
        return this.at > 0;
    }

    get canRedo() {
        return this.at < this.states.length - 1;
    }

    undo() {
        this.at -= this.canUndo ? 1 : 0;
    }

    redo() {
        this.at += this.canRedo ? 1 : 0;
    }
}
