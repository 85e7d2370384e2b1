import { Component, onWillStart, useEffect, useRef, useState } from "@odoo/owl";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useNotified } from "../../common/notified_hook";
import { History, documentsOf, movePage, rowsOf, toggleCut, toggleDrop, turnPage } from "./arrangement";

const THUMBNAIL = 240;
const LARGE = 1200;

/** The pages of a batch as a strip: the clerk cuts, joins, turns, leaves out and moves them, then makes the documents. */
export class BatchStrip extends Component {
    static template = "eoffice_documents.BatchStrip";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.ui = useService("ui");
        this.root = useRef("root");
        this.thumbnail = THUMBNAIL;
        this.large = LARGE;
        this.state = useState({ strip: null, history: null, at: 0, large: false, busy: false, dragged: null });
        onWillStart(() => this.load());
        const reload = useDebounced(() => this.load(), 500);
        useNotified("eoffice.recognition", ({ batch }) => batch === this.batch && reload());
        this.keep = useDebounced(() => this.save(), 600, { execBeforeUnmount: true });
        useEffect(
            () => {
                this.root.el?.querySelector(".eoffice_page_chosen")?.scrollIntoView({ block: "nearest" });
            },
            () => [this.state.at, this.state.history?.at]
        );
    }

    get batch() {
        return this.props.record.resId;
    }

    get open() {
        return this.props.record.data.state === "open";
    }

    /** Pages as the server has them; what the clerk has arranged meanwhile stays. */
    async load() {
        const strip = await this.orm.call("eoffice.scan.batch", "strip", [[this.batch]]);
        const touched = this.state.history?.canUndo;
        this.state.strip = strip;
        if (!touched || strip.items.length !== this.items.length) {
            this.state.history = new History(strip.items);
        }
    }

    get items() {
        return this.state.history.items;
    }

    get rows() {
        return rowsOf(this.items);
    }

    get documents() {
        return documentsOf(this.items);
    }

    get item() {
        return this.items[this.state.at];
    }

    get waiting() {
        return ["waiting", "reading"].includes(this.state.strip.reading);
    }

    page(number) {
        return this.state.strip.pages[number] || {};
    }

    why(item) {
        const page = this.page(item.number);
        return page.separator ? _t("Separator sheet") : page.blank ? _t("Blank page") : _t("Left out");
    }

    source(number, width) {
        return `/eoffice/scan/${this.state.strip.scan}/${number}?width=${width}&turn=${this.page(number).turn || 0}`;
    }

    title(row) {
        const first = row.items.find((item) => !item.dropped);
        return (first && this.page(first.number).title) || "";
    }

    change(act, ...args) {
        if (this.open && this.item) {
            this.state.history.push(act(this.items, this.state.at, ...args));
            this.keep();
        }
    }

    choose(place) {
        this.state.at = place;
        this.root.el.focus({ preventScroll: true });
    }

    cut() {
        this.change(toggleCut);
    }

    turn() {
        this.change(turnPage);
    }

    drop() {
        this.change(toggleDrop);
    }

    move(step) {
        const to = this.state.at + step;
        if (to >= 0 && to < this.items.length) {
            this.change(movePage, to);
            this.state.at = to;
        }
    }

    join(row) {
        this.choose(row.items.find((item) => !item.dropped).place);
        this.cut();
    }

    undo() {
        this.state.history.undo();
        this.keep();
    }

    redo() {
        this.state.history.redo();
        this.keep();
    }

    propose() {
        this.state.history.push(this.state.strip.proposal);
        this.keep();
    }

    onDrop(place) {
        if (this.state.dragged !== null && this.state.dragged !== place) {
            this.state.at = this.state.dragged;
            this.change(movePage, place);
            this.state.at = place;
        }
        this.state.dragged = null;
    }

    onKeydown(event) {
        const acts = {
            ArrowRight: () => (event.ctrlKey ? this.move(1) : this.step(1)),
            ArrowLeft: () => (event.ctrlKey ? this.move(-1) : this.step(-1)),
            Home: () => (this.state.at = 0),
            End: () => (this.state.at = this.items.length - 1),
            " ": () => this.cut(),
            x: () => this.turn(),
            Delete: () => this.drop(),
            z: () => event.ctrlKey && this.undo(),
            y: () => event.ctrlKey && this.redo(),
            Enter: () => (this.state.large = !this.state.large),
            Escape: () => (this.state.large = false),
        };
        const act = event.target === this.root.el && !event.altKey && acts[event.key];
        if (act) {
            event.preventDefault();
            event.stopPropagation();
            act();
        }
    }

    step(by) {
        this.state.at = Math.min(Math.max(this.state.at + by, 0), this.items.length - 1);
    }

    async save() {
        if (this.open && this.state.history?.canUndo) {
            await this.orm.call("eoffice.scan.batch", "action_arrange", [[this.batch], this.items]);
        }
    }

    make() {
        const unsure = this.items.filter((item) => item.unsure && !item.dropped).length;
        if (!unsure) {
            return this.send();
        }
        this.dialog.add(ConfirmationDialog, {
            title: _t("Looked at every page?"),
            body: _t("The machine is not sure at %s pages, marked in yellow. Go on all the same?", unsure),
            confirmLabel: _t("Go on"),
            cancel: () => {},
            confirm: () => this.send(),
        });
    }

    async send() {
        this.state.busy = true;
        this.keep.cancel(); // what is sent is what is kept
        try {
            const ids = await this.orm.call("eoffice.scan.batch", "action_make", [[this.batch], this.items]);
            this.notification.add(_t("%s documents wait to be registered.", ids.length), { type: "success" });
            await this.action.doAction("eoffice_documents.action_to_register", { clearBreadcrumbs: true });
        } finally {
            this.state.busy = false;
        }
    }
}

registry.category("view_widgets").add("eoffice_scan_batch_strip", {
    component: BatchStrip,
    fieldDependencies: [{ name: "state", type: "selection", readonly: true }],
});
