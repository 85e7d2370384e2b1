import { registry } from "@web/core/registry";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { withFacets } from "../../search/facets/facet_views";
import { CameraButton } from "../../capture/upload/photo/camera_button";
import { useReceiving } from "../../capture/upload/receiving_hook";
import { ScanUploadButton } from "../../capture/upload/scan_upload_button";

export class DocumentKanbanController extends KanbanController {
    static template = "eoffice_documents.DocumentKanbanView";
    static components = { ...KanbanController.components, CameraButton, ScanUploadButton };

    setup() {
        super.setup();
        this.upload = useReceiving(this);
    }
}

registry
    .category("views")
    .add("eoffice_document_kanban", withFacets({ ...kanbanView, Controller: DocumentKanbanController }));
