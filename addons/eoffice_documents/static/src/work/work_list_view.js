import { registry } from "@web/core/registry";
import { listView } from "@web/views/list/list_view";

export const workListView = { ...listView };

registry.category("views").add("eoffice_work_list", workListView);
