import { Component, markup, onWillStart, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { _t } from "@web/core/l10n/translation";
import { useAutofocus, useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";

const MAX_BYTES = 8000000;

/** «I am stuck»: one sentence, known answers while typing, a picture if it helps. */
export class HelpDialog extends Component {
    static template = "eoffice_rollout.HelpDialog";
    static components = { Dialog };
    static props = { screen: Object, close: Function };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.state = useState({ text: "", kind: "", kinds: [], answers: [], picture: null, sending: false });
        this.search = useDebounced(() => this.offer(), 300);
        useAutofocus({ refName: "text", mobile: true });
        onWillStart(async () => {
            this.state.kinds = await this.orm.searchRead("helpdesk.ticket.category", [], ["name"]);
        });
    }

    get title() {
        return _t("I am stuck");
    }

    onInput(ev) {
        this.state.text = ev.target.value;
        this.search();
    }

    async offer() {
        const asked = this.state.text;
        const answers = await this.orm.silent.call("eoffice.knowledge.article", "offer", [asked]);
        if (asked === this.state.text) {
            this.state.answers = answers.map((known) => ({ ...known, answer: markup(known.answer) }));
        }
    }

    onPaste(ev) {
        const file = [...ev.clipboardData.files].find(({ type }) => type.startsWith("image/"));
        if (file) {
            ev.preventDefault();
            this.take(file);
        }
    }

    onChoose(ev) {
        const [file] = ev.target.files;
        ev.target.value = "";
        if (file) {
            this.take(file);
        }
    }

    take(file) {
        if (file.size > MAX_BYTES) {
            this.notification.add(_t("The picture is larger than 8 MB. Choose a smaller one."), { type: "danger" });
            return;
        }
        const reader = new FileReader();
        reader.onload = () => (this.state.picture = reader.result);
        reader.readAsDataURL(file);
    }

    onKeydown(ev) {
        if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey)) {
            ev.preventDefault();
            this.send();
        }
    }

    async helped(known) {
        await this.orm.call("eoffice.knowledge.article", "action_helped", [[known.id]]);
        this.notification.add(_t("Good. Come back whenever you are stuck."), { type: "success" });
        this.props.close();
    }

    async send() {
        if (!this.state.text.trim() || this.state.sending) {
            return;
        }
        this.state.sending = true;
        try {
            const { number, due } = await this.orm.call("helpdesk.ticket", "action_file", [
                this.state.text,
                Number(this.state.kind) || false,
                this.props.screen,
                this.state.picture?.split(",")[1] || false,
            ]);
            this.notification.add(
                _t("%(number)s is with the help team, which answers until %(due)s.", { number, due }),
                {
                    type: "success",
                    buttons: [{ name: _t("My questions"), onClick: () => this.mine(), primary: false }],
                }
            );
            this.props.close();
        } finally {
            this.state.sending = false;
        }
    }

    mine() {
        this.props.close();
        this.action.doAction("eoffice_rollout.action_my_tickets", { clearBreadcrumbs: true });
    }
}
