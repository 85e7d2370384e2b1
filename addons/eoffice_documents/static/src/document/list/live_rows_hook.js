import { useDebounced } from "@web/core/utils/timing";
import { useNotified } from "../../common/notified_hook";

/**
 * Keep the shown rows up to date while their scans are being read.
 *
 * @param {{ root: object }} model of a list or kanban of documents
 */
export function useLiveRows(model) {
    const changed = new Set();
    const reload = useDebounced(async () => {
        const rows = recordsOf(model.root).filter((record) => changed.has(record.resId));
        changed.clear();
        await Promise.all(rows.map((record) => record.load()));
    }, 500);
    useNotified("eoffice.recognition", ({ document }) => {
        changed.add(document);
        reload();
    });
}

function recordsOf(root) {
    return root.groups ? root.groups.flatMap((group) => recordsOf(group.list)) : root.records;
}
