import { useEffect } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";

/**
 * Call back on each bus notification of ``type`` while the component is on the screen.
 *
 * @param {string} type
 * @param {(payload: object) => void} callback
 */
export function useNotified(type, callback) {
    const bus = useService("bus_service");
    useEffect(
        () => {
            bus.subscribe(type, callback);
            return () => bus.unsubscribe(type, callback);
        },
        () => []
    );
}
