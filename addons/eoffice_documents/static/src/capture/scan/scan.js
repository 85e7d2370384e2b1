import { Component, onWillStart, onWillUpdateProps, useExternalListener, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useNotified } from "../../common/notified_hook";
import { useFind } from "../../search/find/find_hook";
import { ScanPage } from "./scan_page";

const SCAN_FIELDS = ["name", "state", "failure", "page_count", "found", "attachment_id", "searchable_id"];
const DOUBTFUL_STRIPS = ["number", "issued_on"];

/** The scans of a document beside its form; shows where the field in focus was read. */
export class Scan extends Component {
    static template = "eoffice_documents.Scan";
    static components = { ScanPage };
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.state = useState({ scans: [], chosen: 0, field: null });
        this.find = useFind(this.root, (file) => {
            this.state.chosen = this.state.scans.findIndex((scan) => scan.attachment_id[0] === file);
        });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => next.record !== this.props.record && this.load(next.record));
        const reload = useDebounced(() => this.load(this.props.record), 300);
        useNotified("eoffice.recognition", ({ document }) => document === this.props.record.resId && reload());
        useExternalListener(document, "focusin", (event) => this.onFocus(event));
    }

    async load({ resId }) {
        const scans = resId
            ? await this.keepLast.add(
                  this.orm.searchRead("eoffice.recognition", [["document_id", "=", resId]], SCAN_FIELDS)
              )
            : [];
        const sizes = await this.keepLast.add(this.sizesOf(scans));
        this.state.scans = scans.map((scan) => ({ ...scan, sizes: sizes[scan.id] || {} }));
        this.state.chosen = Math.min(this.state.chosen, Math.max(0, scans.length - 1));
        await this.find.load(
            resId,
            scans.some(({ state }) => state === "read")
        );
    }

    /** Scan id → page number → { width, height } of the pages on which something was found. */
    async sizesOf(scans) {
        const wanted = scans.flatMap((scan) =>
            [...new Set(Object.values(scan.found || {}).map((place) => place.page))].map((page) => [scan.id, page])
        );
        const sizes = {};
        if (!wanted.length) {
            return sizes;
        }
        const pages = await this.orm.searchRead(
            "eoffice.recognition.page",
            [
                ["recognition_id", "in", wanted.map(([scan]) => scan)],
                ["number", "in", wanted.map(([, page]) => page)],
            ],
            ["recognition_id", "number", "width", "height"]
        );
        for (const { recognition_id, number, width, height } of pages.filter((page) => page.width && page.height)) {
            (sizes[recognition_id[0]] ||= {})[number] = { width, height };
        }
        return sizes;
    }

    onFocus({ target }) {
        const form = this.root.el?.closest(".o_form_view");
        const field = target.closest?.(".o_field_widget[name]");
        if (form && field && form.contains(field)) {
            this.state.field = field.getAttribute("name");
        }
    }

    get scan() {
        return this.state.scans[this.state.chosen];
    }

    /** Fields a strip of the page is shown for: those the eye must read. */
    get strips() {
        const doubtful = this.props.record.data.doubtful || [];
        const open = this.props.record.data.state === "to_register";
        return open ? DOUBTFUL_STRIPS.filter((name) => doubtful.includes(name)) : [];
    }

    get emptyText() {
        if (this.props.record.data.secrecy !== "none") {
            return _t("A secret document is kept here without file. Its paper original stays with the clerk.");
        }
        return this.props.record.isNew
            ? _t("A document without file is typed in here. A scan is better: press «Upload scans» on the list.")
            : _t("This document has no file. Scans come in by «Upload scans» on the list, or dropped there.");
    }
}

registry.category("view_widgets").add("eoffice_scan", {
    component: Scan,
    fieldDependencies: [
        { name: "doubtful", type: "json", readonly: true },
        { name: "secrecy", type: "selection" },
        { name: "state", type: "selection", readonly: true },
    ],
});
