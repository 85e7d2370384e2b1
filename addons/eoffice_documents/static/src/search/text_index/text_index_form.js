import { registry } from "@web/core/registry";
import { FormController } from "@web/views/form/form_controller";
import { formView } from "@web/views/form/form_view";
import { useNotified } from "../../common/notified_hook";

/** The index of words, followed live while it is worked on. */
export class TextIndexController extends FormController {
    setup() {
        super.setup();
        useNotified("eoffice.text.index", ({ index }) => index === this.model.root.resId && this.model.load());
    }
}

registry.category("views").add("eoffice_text_index_form", { ...formView, Controller: TextIndexController });
