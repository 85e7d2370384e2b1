import { Component, onWillUpdateProps, useEffect, useRef, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { useService } from "@web/core/utils/hooks";
import { FindBar } from "../../search/find/find_bar";
import { frameStyle, pictureWidth, placeOf, turnedSize } from "./page_geometry";
import { ScanStrip } from "./scan_strip";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
const A4 = Math.SQRT2;

/** One page of a scan at a time: leafing, zoom, turning, the original file, and the frame of a field. */
export class ScanPage extends Component {
    static template = "eoffice_documents.ScanPage";
    static components = { FindBar, ScanStrip };
    static props = {
        scan: Object,
        field: { type: [String, { value: null }] },
        strips: { type: Array, element: String },
        find: { type: Object, optional: true },
    };

    setup() {
        this.ui = useService("ui");
        this.pane = useRef("pane");
        this.find = useState(this.props.find || {});
        const page = this.wantedPage || 1;
        this.state = useState({
            page,
            zoom: 1,
            turn: 0,
            room: 0,
            ratio: A4,
            status: this.firstStatus(this.props.scan),
        });
        onWillUpdateProps((next) => {
            if (this.state.status === "failed" && next.scan.state !== this.props.scan.state) {
                this.state.status = this.firstStatus(next.scan);
            }
            this.onField(next);
        });
        useEffect(
            (pane) => {
                const measure = () => (this.state.room = pane.clientWidth);
                const observer = new ResizeObserver(() => browser.requestAnimationFrame(measure));
                observer.observe(pane);
                measure();
                return () => observer.disconnect();
            },
            () => [this.pane.el]
        );
        useEffect(
            () => this.scrollToFrame(),
            () => [this.props.field, this.state.page, this.state.status, this.marks[0]]
        );
        useEffect(
            () => {
                if (this.wantedPage) {
                    this.show(this.wantedPage);
                }
            },
            () => [this.find.wanted]
        );
        useEffect(
            (shown) => {
                this.find.reached?.(this.file, shown);
            },
            () => [this.state.page]
        );
        const leaf = { bypassEditableProtection: true, isAvailable: () => this.pageCount > 1 };
        useHotkey("pagedown", () => this.turnPage(1), leaf);
        useHotkey("pageup", () => this.turnPage(-1), leaf);
    }

    /** Of a file that could not even be opened no picture is asked for. */
    firstStatus({ state, page_count }) {
        return state === "failed" && !page_count ? "failed" : "loading";
    }

    get pageCount() {
        return this.props.scan.page_count;
    }

    get file() {
        return this.props.scan.attachment_id[0];
    }

    /** The page of this file that a place of the words asked for stands on. */
    get wantedPage() {
        const { wanted } = this.find;
        return wanted?.file === this.file ? wanted.page : 0;
    }

    /** Marks over the words looked for, as CSS. */
    get marks() {
        const found = this.find.onPage?.(this.file, this.state.page);
        return found ? found.boxes.map((box) => frameStyle(box, found.size, 0.002)) : [];
    }

    get place() {
        const place = placeOf(this.props.scan.found, this.props.field);
        return place?.page === this.state.page && this.props.scan.sizes[place.page] ? place : null;
    }

    get frame() {
        return this.place && frameStyle(this.place.box, this.props.scan.sizes[this.place.page]);
    }

    get size() {
        return turnedSize(this.state.room * this.state.zoom, this.state.ratio, this.state.turn);
    }

    get strips() {
        return this.props.strips
            .map((name) => ({ name, place: placeOf(this.props.scan.found, name) }))
            .filter(({ place }) => place && this.props.scan.sizes[place.page]);
    }

    get original() {
        return `/web/content/${this.file}?download=1`;
    }

    picture(page, width) {
        // once read, the server sends the page upright: another picture than the one the browser may have kept
        const read = this.props.scan.sizes[page] || this.find.onPage?.(this.file, page) ? "&read=1" : "";
        const pages = this.props.scan.path || `/eoffice/scan/${this.props.scan.id}`;
        return `${pages}/${page}?width=${width}${read}`;
    }

    get source() {
        const shown = this.size.picture.width * Math.min(browser.devicePixelRatio || 1, 2);
        return this.picture(this.state.page, pictureWidth(shown));
    }

    onField({ field, scan }) {
        const place = field !== this.props.field && placeOf(scan.found, field);
        if (place) {
            this.show(place.page);
        }
    }

    show(page) {
        if (page !== this.state.page) {
            Object.assign(this.state, { page, status: "loading" });
        }
    }

    turnPage(step) {
        this.show(Math.min(Math.max(this.state.page + step, 1), Math.max(this.pageCount, 1)));
    }

    zoomBy(step) {
        const wider = ZOOMS.filter((zoom) => zoom > this.state.zoom);
        const narrower = ZOOMS.filter((zoom) => zoom < this.state.zoom);
        this.state.zoom = (step > 0 ? wider[0] : narrower.at(-1)) || this.state.zoom;
    }

    /** The whole width first; pressed again, the whole page. */
    fit() {
        const { width, height } = this.size.sheet;
        const whole = (this.state.zoom * this.pane.el.clientHeight) / height;
        this.state.zoom = Math.abs(width - this.state.room) < 2 ? Math.min(whole, 1) : 1;
    }

    turn() {
        this.state.turn = (this.state.turn + 90) % 360;
    }

    onLoaded({ target }) {
        Object.assign(this.state, { ratio: target.naturalHeight / target.naturalWidth, status: "shown" });
    }

    scrollToFrame() {
        const pane = this.pane.el;
        const frame = pane?.querySelector(".eoffice_scan_frame, .eoffice_scan_mark");
        if (frame && this.state.status === "shown") {
            const [seen, wanted] = [pane.getBoundingClientRect(), frame.getBoundingClientRect()];
            pane.scrollBy({
                top: wanted.top - seen.top - seen.height / 3,
                left: Math.min(0, wanted.left - seen.left) || Math.max(0, wanted.right - seen.right),
                behavior: "smooth",
            });
        }
    }
}
