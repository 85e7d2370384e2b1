import { useService } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { useScanUpload } from "../upload/scan_upload_hook";
import { useNotified } from "../../common/notified_hook";

/**
 * What the list and the kanban of batches share: receiving files, and rows that follow their reading.
 *
 * @param {object} controller a list or kanban controller after its own setup
 */
export function useBatchReceiving(controller) {
    const action = useService("action");
    const reload = useDebounced(() => controller.model.root.selection?.length || controller.model.load(), 1000);
    useNotified("eoffice.recognition", ({ batch }) => batch && reload());
    return useScanUpload(
        controller.rootRef,
        (ids) =>
            ids.length === 1
                ? action.doAction({
                      type: "ir.actions.act_window",
                      res_model: "eoffice.scan.batch",
                      res_id: ids[0],
                      views: [[false, "form"]],
                  })
                : controller.model.load(),
        { batch: true }
    );
}
