import { registry } from "@web/core/registry";
import { useDebounced } from "@web/core/utils/timing";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { useNotified } from "../common/notified_hook";

/** The lines of all receivers, brought up to date as they open, accept or refuse. */
export class DispatchListController extends ListController {
    setup() {
        super.setup();
        const reload = useDebounced(() => this.model.root.selection?.length || this.model.load(), 500);
        useNotified("eoffice.dispatch", reload);
    }
}

registry.category("views").add("eoffice_dispatch_list", { ...listView, Controller: DispatchListController });
