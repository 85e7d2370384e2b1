import { Record } from "@web/model/relational_model/record";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { loadedValues, takeNow } from "./loaded_values";

// models with eoffice.concurrent.edit.mixin
const models = registry.category("eoffice_concurrent_edit");
for (const model of ["eoffice.document", "eoffice.dossier"]) {
    models.add(model, true);
}

patch(Record.prototype, {
    async _save(options = {}) {
        if (!this.resId || !models.contains(this.resModel)) {
            return super._save(...arguments);
        }
        const { onError } = options;
        const told = (error, ways) => {
            takeNow(this, error);
            return onError(error, ways);
        };
        this.sendsLoaded = true;
        try {
            return await super._save(onError ? { ...options, onError: told } : options);
        } catch (error) {
            takeNow(this, error);
            throw error;
        } finally {
            this.sendsLoaded = false;
        }
    },

    get context() {
        return this.sendsLoaded ? { ...super.context, eoffice_loaded: loadedValues(this) } : super.context;
    },
});
