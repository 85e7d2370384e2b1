import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/** Says on every screen of a clerk that documents have just come, in one note however many, and opens them. */
export const arrivalsService = {
    dependencies: ["bus_service", "notification", "action"],
    start(env, { bus_service: bus, notification, action }) {
        let shown = { total: 0, close: () => {} };
        bus.subscribe("eoffice.arrived", ({ issuer, subject, document, count, urgent }) => {
            if (!count) {
                return;
            }
            const total = shown.total + count;
            shown.close();
            const open =
                total > 1
                    ? "eoffice_documents.action_to_register"
                    : {
                          type: "ir.actions.act_window",
                          res_model: "eoffice.document",
                          res_id: document,
                          views: [[false, "form"]],
                      };
            const note = { total };
            // of a secret document neither subject nor issuer come
            const one = subject || _t("A document has come.");
            note.close = notification.add(total > 1 ? _t("%s documents have come.", total) : one, {
                title: issuer ? _t("From %s", issuer) : _t("Incoming documents"),
                type: urgent ? "danger" : "info",
                sticky: urgent,
                onClose: () => (note.total = 0),
                buttons: [
                    {
                        name: _t("Open it"),
                        primary: true,
                        onClick: () => {
                            note.close();
                            action.doAction(open);
                        },
                    },
                ],
            });
            shown = note;
        });
    },
};

registry.category("services").add("eoffice_arrivals", arrivalsService);
