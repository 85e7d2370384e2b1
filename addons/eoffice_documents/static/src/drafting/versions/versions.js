import { Component, onWillStart, onWillUpdateProps, useRef, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useFind } from "../../search/find/find_hook";
import { useNotified } from "../../common/notified_hook";
import { ScanPage } from "../../capture/scan/scan_page";

const VERSION_FIELDS = ["number", "name", "state", "failure", "page_count", "attachment_id"];

/** The pages of an outgoing document beside its form: the signed file, or a version of the draft. */
export class Versions extends Component {
    static template = "eoffice_documents.Versions";
    static components = { ScanPage };
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.state = useState({ files: [], chosen: 0 });
        this.find = useFind(useRef("root"), (file) => {
            this.state.chosen = this.state.files.findIndex(({ attachment_id }) => attachment_id[0] === file);
        });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => next.record !== this.props.record && this.load(next.record));
        const reload = useDebounced(() => this.load(this.props.record), 300);
        useNotified("eoffice.document.version", ({ document }) => document === this.props.record.resId && reload());
    }

    async load({ resId, data }) {
        const versions = resId
            ? await this.keepLast.add(
                  this.orm.searchRead(
                      "eoffice.document.version",
                      [
                          ["document_id", "=", resId],
                          ["attachment_id", "!=", false],
                      ],
                      VERSION_FIELDS,
                      { order: "number desc" }
                  )
              )
            : [];
        const files = versions.map((version) => ({ ...version, ...this.pages(`/eoffice/version/${version.id}`) }));
        for (const file of files) {
            file.label = _t("Version %s", file.number);
        }
        const reading = data.signed_file_id && (await this.keepLast.add(this.readingOf(resId, data.signed_file_id.id)));
        if (data.signed_file_id) {
            const signed = {
                id: 0,
                label: _t("Signed file"),
                name: _t("Signed file"),
                state: "ready",
                page_count: data.page_count,
            };
            files.unshift({
                ...signed,
                attachment_id: [data.signed_file_id.id],
                ...this.pages(reading ? `/eoffice/scan/${reading}` : `/eoffice/signed/${resId}`),
            });
        }
        Object.assign(this.state, { files, chosen: 0 });
        await this.find.load(resId, Boolean(reading));
    }

    /** Id of the reading of the signed file, once it is read: its pages are shown upright, as their words were found. */
    async readingOf(resId, file) {
        const domain = [
            ["document_id", "=", resId],
            ["attachment_id", "=", file],
            ["state", "=", "read"],
        ];
        const [id] = await this.orm.search("eoffice.recognition", domain, { limit: 1 });
        return id;
    }

    /** What a scan has besides: nothing was read on these pages. */
    pages(path) {
        return { path, found: {}, sizes: {} };
    }

    get file() {
        return this.state.files[this.state.chosen];
    }

    get original() {
        return `/web/content/${this.file.attachment_id[0]}?download=1`;
    }

    get emptyText() {
        if (this.props.record.data.secrecy !== "none") {
            return _t("A secret document is kept here without file. Its paper original stays with the clerk.");
        }
        return this.props.record.isNew
            ? _t("Save the draft, then add its file: Word or PDF.")
            : _t("No file yet. Press «Add the file» and choose the Word or PDF file of the draft.");
    }
}

registry.category("view_widgets").add("eoffice_versions", {
    component: Versions,
    fieldDependencies: [
        { name: "secrecy", type: "selection" },
        { name: "signed_file_id", type: "many2one", readonly: true },
        { name: "page_count", type: "integer" },
        { name: "version_ids", type: "one2many", readonly: true },
    ],
});
