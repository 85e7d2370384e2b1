import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { deserializeDateTime } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/**
 * A moment as people here write it: 24/11 08:30, with the year when it is another one.
 *
 * @param {string|false} moment as the server sends it, in UTC
 */
export function shortMoment(moment) {
    if (!moment) {
        return "";
    }
    const local = deserializeDateTime(moment);
    return local.toFormat(local.hasSame(luxon.DateTime.now(), "year") ? "dd/MM HH:mm" : "dd/MM/yyyy HH:mm");
}

/** The whole way of a document: who has it, since when, until when. */
export class Tree extends Component {
    static template = "eoffice_documents.Tree";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.shortMoment = shortMoment;
        this.state = useState({ lines: [], busy: false });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => next.record !== this.props.record && this.load(next.record));
    }

    async load({ resId }) {
        this.state.lines = resId
            ? await this.keepLast.add(this.orm.call("eoffice.document", "assignment_tree", [[resId]]))
            : [];
    }

    async act(method, line) {
        this.state.busy = true;
        try {
            await this.orm.call("eoffice.assignment", method, [[line.id]]);
            await this.props.record.model.load();
        } finally {
            this.state.busy = false;
        }
    }

    openAnswer(line) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "eoffice.document",
            res_id: line.answer.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("view_widgets").add("eoffice_tree", { component: Tree });
