import { useEffect, useSubEnv } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { FormController } from "@web/views/form/form_controller";
import { FormRenderer } from "@web/views/form/form_renderer";
import { formView } from "@web/views/form/form_view";
import { takeAsked } from "../../search/find/asked_words";
import { useNotified } from "../../common/notified_hook";
import { useDoubtfulMarks } from "./doubtful_marks_hook";

export class DocumentFormController extends FormController {
    setup() {
        useEffect(
            (isInEdition) => {
                if (!isInEdition) {
                    this.stayOnTop();
                }
            },
            () => [this.model.root.isInEdition]
        );
        super.setup();
        useSubEnv({ eofficeAsked: { words: takeAsked() } });
        this.notification = useService("notification");
        this.opened = new Set();
        useDoubtfulMarks(this.rootRef, () => this.model.root);
        const takeOver = useDebounced(() => this.takeOver(), 500);
        useNotified("eoffice.recognition", ({ document, state }) => {
            if (document === this.model.root.resId) {
                this.readingState = state;
                takeOver();
            }
        });
    }

    /** Odoo puts the focus on the first main button, which may be far below in the messages: not there. */
    stayOnTop() {
        const content = this.rootRef.el.querySelector(".o_content");
        content.tabIndex = -1;
        (content.querySelector(".o_form_statusbar button.btn-primary") || content).focus({ preventScroll: true });
    }

    get modelParams() {
        const params = super.modelParams;
        params.hooks.onRootLoaded = (root) => this.markOpened(root);
        return params;
    }

    /** Who sent the document sees when it was opened; asked once a document, and only of a holder. */
    async markOpened(root) {
        const { resId, data } = root;
        // a person who may not change the document is shown texts, not boxes to type in
        root.switchMode(!resId || data.can_edit !== false ? "edit" : "readonly");
        if (resId && data.state !== "to_register" && resId !== this.noted) {
            this.noted = resId;
            this.orm.silent.call("eoffice.document", "action_note_opened", [[resId]]);
        }
        const held = ["can_act", "can_acknowledge", "can_accept", "can_approve", "can_answer"].some(
            (name) => data[name]
        );
        if (resId && held && !this.opened.has(resId)) {
            this.opened.add(resId);
            await this.orm.call("eoffice.document", "action_mark_opened", [[resId]]);
        }
    }

    /** The machine has read on: show it, but never over what somebody is typing. */
    async takeOver() {
        if (!(await this.model.root.isDirty())) {
            await this.model.load();
        } else if (this.readingState === "read") {
            this.notification.add(_t("The machine has finished reading. Save or discard to take over its values."), {
                type: "info",
            });
        }
    }

    /** The page stands beside the fields, so the chatter never does. */
    get className() {
        const className = { ...super.className };
        delete className["o_xxl_form_view h-100"];
        return className;
    }
}

export class DocumentFormRenderer extends FormRenderer {
    mailLayout(hasPreview) {
        const layout = super.mailLayout(hasPreview);
        return layout === "SIDE_CHATTER" ? "BOTTOM_CHATTER" : layout;
    }
}

registry.category("views").add("eoffice_document_form", {
    ...formView,
    Controller: DocumentFormController,
    Renderer: DocumentFormRenderer,
});
