import { registry } from "@web/core/registry";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { useNotified } from "../common/notified_hook";

/** A check of the logs, followed live while it goes on. */
export class EvidenceCheckController extends FormController {
    setup() {
        super.setup();
        useNotified("eoffice.evidence.check", ({ check }) => check === this.model.root.resId && this.model.load());
    }
}

registry.category("views").add("eoffice_evidence_check_form", { ...formView, Controller: EvidenceCheckController });
