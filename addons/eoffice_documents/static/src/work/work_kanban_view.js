import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";

export const workKanbanView = { ...kanbanView };

registry.category("views").add("eoffice_work_kanban", workKanbanView);
