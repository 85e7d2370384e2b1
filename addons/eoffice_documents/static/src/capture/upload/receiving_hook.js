import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { useNotified } from "../../common/notified_hook";
import { useLiveRows } from "../../document/list/live_rows_hook";
import { useScanUpload } from "./scan_upload_hook";

/**
 * What the list and the kanban of documents share: receiving scans, and rows that follow their reading.
 *
 * @param {object} controller a list or kanban controller after its own setup
 */
export function useReceiving(controller) {
    const action = useService("action");
    const notification = useService("notification");
    useLiveRows(controller.model);
    // what is sent to this unit, or recalled, comes and goes on the open list; ticked rows stay as they are
    const reload = useDebounced(() => controller.model.root.selection?.length || controller.model.load(), 500);
    useNotified("eoffice.arrived", reload);
    return useScanUpload(controller.rootRef, async (ids) => {
        await controller.model.load();
        const shown = new Set(controller.model.root.records?.map((record) => record.resId));
        if (!ids.every((id) => shown.has(id))) {
            notification.add(_t("%s documents wait to be registered.", ids.length), {
                type: "success",
                buttons: [
                    {
                        name: _t("Show them"),
                        onClick: () => action.doAction("eoffice_documents.action_to_register"),
                    },
                ],
            });
        }
    });
}
