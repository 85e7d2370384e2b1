import { _t } from "@web/core/l10n/translation";

/** Words looked for in the pages of one document: where they stand, which place is shown, and their marks. */
export class Find {
    pages = [];
    at = -1;
    wanted = null;
    marks = {};
    searched = "";
    busy = false;
    available = false;

    /**
     * @param {object} orm service
     * @param {{ words: string }} asked what the list asked for, or was typed on the document before: they share it
     * @param {(file: number) => void} onShow called before a page of that file (id of its attachment) is shown
     */
    constructor(orm, asked, onShow) {
        Object.assign(this, { orm, asked, onShow, words: asked.words, isOpen: Boolean(asked.words) });
    }

    /** Look into another document; the words of the list open the page they stand on. */
    async load(resId, available) {
        const other = resId !== this.resId;
        Object.assign(this, { resId, available: Boolean(resId) && available });
        if (other) {
            this.wanted = null;
        }
        await this.search(other);
    }

    async search(show = true) {
        const words = this.words.trim();
        Object.assign(this, { searched: words, marks: {}, pages: [], at: -1 });
        this.asked.words = words;
        if (!words || !this.available) {
            return;
        }
        this.busy = true;
        try {
            const { pages, best } = await this.orm.call("eoffice.document", "find_in_pages", [this.resId, words]);
            if (words !== this.searched) {
                return;
            }
            this.pages = pages;
            if (show && best) {
                await this.show(this.indexOf(...best));
            }
        } finally {
            this.busy = false;
        }
    }

    /** Enter: look for what was typed, or go on to the next place. */
    async enter(step = 1) {
        await (this.words.trim() === this.searched ? this.step(step) : this.search());
    }

    async step(step) {
        const { length } = this.pages;
        if (length) {
            await this.show(this.at < 0 ? (step > 0 ? 0 : length - 1) : (this.at + step + length) % length);
        }
    }

    async show(at) {
        const { file, page } = this.pages[at];
        await this.loadMarks(file, page);
        this.at = at;
        this.onShow(file);
        this.wanted = { file, page };
    }

    /** A page has come on the screen by leafing: the strip follows it. */
    async reached(file, page) {
        const at = this.indexOf(file, page);
        if (at >= 0) {
            this.at = at;
            await this.loadMarks(file, page);
        }
    }

    async loadMarks(file, page) {
        const key = `${file}-${page}`;
        const words = this.searched;
        if (!(key in this.marks)) {
            const boxes = await this.orm.call("eoffice.document", "marks_on_page", [this.resId, file, page, words]);
            if (words === this.searched) {
                this.marks[key] = boxes;
            }
        }
    }

    indexOf(file, page) {
        return this.pages.findIndex((row) => row.file === file && row.page === page);
    }

    /** { size, boxes } of the words on a page where they stand. */
    onPage(file, page) {
        const size = this.pages[this.indexOf(file, page)];
        return size?.width ? { size, boxes: this.marks[`${file}-${page}`] || [] } : null;
    }

    clear() {
        this.words = "";
        return this.search();
    }

    /** What the strip says of each place; the file is named where the words stand in several. */
    get places() {
        const files = [...new Set(this.pages.map(({ file }) => file))];
        return this.pages.map(({ file, page, count }) => ({
            count,
            label:
                files.length > 1
                    ? _t("file %(file)s, p. %(page)s", { file: files.indexOf(file) + 1, page })
                    : _t("p. %s", page),
        }));
    }
}
