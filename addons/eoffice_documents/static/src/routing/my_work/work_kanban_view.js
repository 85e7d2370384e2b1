import { registry } from "@web/core/registry";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { WorkCounters } from "./work_counters";

export class WorkKanbanController extends KanbanController {
    static template = "eoffice_documents.WorkKanbanView";
    static components = { ...KanbanController.components, WorkCounters };
}

registry.category("views").add("eoffice_work_kanban", { ...kanbanView, Controller: WorkKanbanController });
