import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { KeepLast } from "@web/core/utils/concurrency";
import { useBus, useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { useNotified } from "../../common/notified_hook";

/** Counters of `work_counters()`, named as the filters of the search view that list the same rows. */
const COUNTERS = ["new", "in_hand", "due", "late", "information"];

/**
 * Let the search show exactly the rows of one counter: what waits for me, and that filter; pressed again, all of it.
 *
 * @param {object} searchModel
 * @param {string} name of a counter
 */
export function filterBy(searchModel, name) {
    const items = searchModel.getSearchItems(
        (item) => item.type === "filter" && [...COUNTERS, "waits"].includes(item.name)
    );
    const pressed = items.find((item) => item.name === name);
    for (const item of items) {
        const wanted = item.name === "waits" || (item === pressed && !pressed.isActive);
        if (item.isActive !== wanted) {
            searchModel.toggleSearchItem(item.id);
        }
    }
}

/** How much waits for me, above the list of my work. */
export class WorkCounters extends Component {
    static template = "eoffice_documents.WorkCounters";
    static props = { model: Object };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.state = useState({ counts: {} });
        this.labels = {
            new: _t("New"),
            in_hand: _t("In hand"),
            due: _t("Near due"),
            late: _t("Late"),
            information: _t("For information"),
        };
        onWillStart(() => this.load("work_opened"));
        useBus(
            this.props.model.bus,
            "update",
            useDebounced(() => this.load(), 200)
        );
        useNotified(
            "mail.message/inbox",
            useDebounced(() => this.reload(), 1000)
        );
    }

    /** @param {string} method `work_opened` when the user comes to the list, `work_counters` after */
    async load(method = "work_counters") {
        this.state.counts = await this.keepLast.add(this.orm.call("eoffice.assignment", method, []));
    }

    /** Something new has come; a list in which rows are ticked stays as it is. */
    async reload() {
        const { root } = this.props.model;
        await Promise.all([this.load(), root.selection?.length || this.props.model.load()]);
    }

    get counters() {
        const active = new Set(this.env.searchModel.getSearchItems((item) => item.isActive).map((item) => item.name));
        return COUNTERS.map((name) => ({
            name,
            label: this.labels[name],
            count: this.state.counts[name] || 0,
            active: active.has(name),
        }));
    }

    openApprovals() {
        this.action.doAction("eoffice_documents.action_approvals");
    }

    openRightsChanges() {
        this.action.doAction("eoffice_documents.action_rights_changes");
    }

    press(name) {
        filterBy(this.env.searchModel, name);
    }
}
