import { Component, onWillStart, onWillUpdateProps, useState } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { useNotified } from "../common/notified_hook";
import { shortMoment } from "../routing/tree/tree";

const ICONS = { system: "fa-desktop", mail: "fa-envelope-o", post: "fa-paper-plane-o", hand: "fa-hand-paper-o" };

/** To whom the document was sent, and how far each has come; it follows the receivers live. */
export class Dispatch extends Component {
    static template = "eoffice_documents.Dispatch";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.shortMoment = shortMoment;
        this.icons = ICONS;
        this.state = useState({ lines: [], busy: false });
        onWillStart(() => this.load(this.props.record));
        onWillUpdateProps((next) => next.record !== this.props.record && this.load(next.record));
        const reload = useDebounced(() => this.load(this.props.record), 300);
        useNotified("eoffice.dispatch", ({ document }) => document === this.props.record.resId && reload());
    }

    async load({ resId, data }) {
        this.state.lines =
            resId && data.direction === "outgoing"
                ? await this.keepLast.add(this.orm.call("eoffice.document", "dispatch_lines", [[resId]]))
                : [];
    }

    /** How many receivers stand where: "20 accepted · 4 arrived". */
    get summary() {
        const counts = new Map();
        for (const { state_label } of this.state.lines) {
            counts.set(state_label, (counts.get(state_label) || 0) + 1);
        }
        return [...counts].map(([label, count]) => `${count} ${label.toLowerCase()}`).join(" · ");
    }

    async act(method, line) {
        this.state.busy = true;
        try {
            await this.orm.call("eoffice.dispatch", method, [[line.id]]);
            await this.load(this.props.record);
        } finally {
            this.state.busy = false;
        }
    }
}

registry.category("view_widgets").add("eoffice_dispatch", {
    component: Dispatch,
    fieldDependencies: [{ name: "direction", type: "selection", readonly: true }],
});
