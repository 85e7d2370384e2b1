import { registry } from "@web/core/registry";
import { formView } from "@web/views/form/form_view";

export const documentFormView = { ...formView };

registry.category("views").add("eoffice_document_form", documentFormView);
