import { Component, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { deserializeDateTime, formatDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { useNotified } from "../../common/notified_hook";

const SECONDS = 15;

/** The queue of reading: counters that live, what is being read, and what failed with a way to run it again. */
export class Queue extends Component {
    static template = "eoffice_documents.Queue";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.state = useState({ queue: null });
        this.states = { waiting: _t("Waiting"), reading: _t("Being read"), failed: _t("Could not be read") };
        this.urgencies = { urgent: _t("Urgent"), very_urgent: _t("Very urgent"), express: _t("Express") };
        onWillStart(() => this.load());
        useNotified(
            "eoffice.recognition",
            useDebounced(() => this.load(), 700)
        );
        const timer = browser.setInterval(() => this.load(), SECONDS * 1000);
        onWillUnmount(() => browser.clearInterval(timer));
    }

    async load() {
        this.state.queue = await this.keepLast.add(this.orm.call("eoffice.recognition", "queue", []));
    }

    when(time) {
        return formatDateTime(deserializeDateTime(time), { format: "HH:mm dd/MM" });
    }

    get counters() {
        const { files, pages, pace, failed, since } = this.state.queue;
        return [
            { name: "files", count: files, label: _t("Files waiting") },
            { name: "pages", count: pages, label: _t("Pages waiting") },
            { name: "since", count: since ? this.when(since) : "–", label: _t("Oldest since") },
            { name: "pace", count: String(pace).replace(".", ","), label: _t("Pages a minute") },
            { name: "failed", count: failed, label: _t("Could not be read") },
        ];
    }

    open({ model, res_id }) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id,
            views: [[false, "form"]],
        });
    }

    async readAgain(row) {
        await this.orm.call("eoffice.recognition", "action_rerun_ocr", [[row.id]]);
        await this.load();
    }

    async readAllAgain() {
        await this.orm.call("eoffice.recognition", "action_rerun_failed_ocr", []);
        await this.load();
    }
}

registry.category("actions").add("eoffice_queue", Queue);
