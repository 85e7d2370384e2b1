import { registry } from "@web/core/registry";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { useNotified } from "../common/notified_hook";

/** The progress of a sending of many documents, followed live. */
export class DispatchRunController extends FormController {
    setup() {
        super.setup();
        useNotified("eoffice.dispatch.batch", ({ run }) => run === this.model.root.resId && this.model.load());
    }
}

registry.category("views").add("eoffice_dispatch_batch_form", { ...formView, Controller: DispatchRunController });
