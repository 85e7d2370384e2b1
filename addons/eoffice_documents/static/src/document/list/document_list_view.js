import { registry } from "@web/core/registry";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { withFacets } from "../../search/facets/facet_views";
import { CameraButton } from "../../capture/upload/photo/camera_button";
import { useReceiving } from "../../capture/upload/receiving_hook";
import { ScanUploadButton } from "../../capture/upload/scan_upload_button";

export class DocumentListController extends ListController {
    static template = "eoffice_documents.DocumentListView";
    static components = { ...ListController.components, CameraButton, ScanUploadButton };

    setup() {
        super.setup();
        this.upload = useReceiving(this);
    }
}

registry
    .category("views")
    .add("eoffice_document_list", withFacets({ ...listView, Controller: DocumentListController }));
