import { registry } from "@web/core/registry";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { WorkCounters } from "./work_counters";

export class WorkListController extends ListController {
    static template = "eoffice_documents.WorkListView";
    static components = { ...ListController.components, WorkCounters };
}

registry.category("views").add("eoffice_work_list", { ...listView, Controller: WorkListController });
