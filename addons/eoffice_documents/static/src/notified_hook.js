import { onWillUnmount } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";

/**
 * Call back on each bus notification of ``type`` while the component lives.
 *
 * @param {string} type
 * @param {(payload: object) => void} callback
 */
export function useNotified(type, callback) {
    const bus = useService("bus_service");
    bus.subscribe(type, callback);
    onWillUnmount(() => bus.unsubscribe(type, callback));
}
