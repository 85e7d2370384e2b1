import { onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { useDropzone } from "@web/core/dropzone/dropzone_hook";
import { isScan } from "./scan_files";
import { sendScans } from "./send_scans";

/**
 * Let a clerk upload or drop scans on a list of documents.
 *
 * @param {{ el: HTMLElement }} rootRef where files may be dropped
 * @param {(ids: number[]) => Promise<void>} onReceived called with the new documents, or batches
 * @param {{ batch?: boolean }} options batch: each file holds several documents, to be split
 * @returns {{ allowed: boolean, total: number, done: number, upload: (files: Iterable<File>) => Promise<void> }}
 */
export function useScanUpload(rootRef, onReceived, options = {}) {
    const notification = useService("notification");
    const state = useState({ allowed: false, total: 0, done: 0, upload, onReceived });

    onWillStart(async () => {
        state.allowed = await user.hasGroup("eoffice_documents.group_clerk");
    });
    useDropzone(
        rootRef,
        (event) => upload(event.dataTransfer.files),
        "eoffice_dropzone",
        () => state.allowed && !state.total
    );

    function refuse(name, reason) {
        notification.add(reason, { title: name, type: "danger", sticky: true });
    }

    async function upload(chosen) {
        const files = [...chosen];
        for (const file of files.filter((each) => !isScan(each))) {
            refuse(file.name, _t("This is not a PDF, Word, JPEG, PNG or TIFF file."));
        }
        const scans = files.filter(isScan);
        if (!scans.length) {
            return;
        }
        Object.assign(state, { total: scans.length, done: 0 });
        try {
            const { ids, failures } = await sendScans(scans, (done) => (state.done = done), options);
            for (const { name, reason } of failures) {
                refuse(name, reason);
            }
            if (ids.length) {
                await onReceived(ids);
            }
        } finally {
            state.total = 0;
        }
    }

    return state;
}
