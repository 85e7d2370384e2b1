import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** Says on every screen of a clerk that a document has just come, and opens it. */
export const arrivalsService = {
    dependencies: ["bus_service", "notification", "action"],
    start(env, { bus_service: bus, notification, action }) {
        bus.subscribe("eoffice.arrived", ({ issuer, subject, document, count, urgent }) => {
            if (!count) {
                return;
            }
            const close = notification.add(count > 1 ? _t("%s documents have come.", count) : subject, {
                title: _t("From %s", issuer),
                type: urgent ? "danger" : "info",
                sticky: urgent,
                buttons: [
                    {
                        name: _t("Open it"),
                        primary: true,
                        onClick: () => {
                            close();
                            action.doAction(
                                count > 1
                                    ? "eoffice_documents.action_to_register"
                                    : {
                                          type: "ir.actions.act_window",
                                          res_model: "eoffice.document",
                                          res_id: document,
                                          views: [[false, "form"]],
                                      }
                            );
                        },
                    },
                ],
            });
        });
    },
};

registry.category("services").add("eoffice_arrivals", arrivalsService);
