import { registry } from "@web/core/registry";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { ScanUploadButton } from "../upload/scan_upload_button";
import { useBatchReceiving } from "./batch_receiving_hook";

export class BatchListController extends ListController {
    static template = "eoffice_documents.BatchListView";
    static components = { ...ListController.components, ScanUploadButton };

    setup() {
        super.setup();
        this.upload = useBatchReceiving(this);
    }
}

export class BatchKanbanController extends KanbanController {
    static template = "eoffice_documents.BatchKanbanView";
    static components = { ...KanbanController.components, ScanUploadButton };

    setup() {
        super.setup();
        this.upload = useBatchReceiving(this);
    }
}

registry.category("views").add("eoffice_scan_batch_list", { ...listView, Controller: BatchListController });
registry.category("views").add("eoffice_scan_batch_kanban", { ...kanbanView, Controller: BatchKanbanController });
