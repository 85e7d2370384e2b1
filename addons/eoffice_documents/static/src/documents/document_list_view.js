import { registry } from "@web/core/registry";
import { listView } from "@web/views/list/list_view";

export const documentListView = { ...listView };

registry.category("views").add("eoffice_document_list", documentListView);
