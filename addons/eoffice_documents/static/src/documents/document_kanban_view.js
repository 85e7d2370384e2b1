import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";

export const documentKanbanView = { ...kanbanView };

registry.category("views").add("eoffice_document_kanban", documentKanbanView);
