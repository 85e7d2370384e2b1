import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { DateTimeField } from "@web/views/fields/datetime/datetime_field";
import { RemainingDaysField } from "@web/views/fields/remaining_days/remaining_days_field";

// An office writes dates as dd/mm/yyyy everywhere; the engine would shorten them to "24 thg 11".
patch(DateTimeField.prototype, {
    getFormattedValue(valueIndex) {
        return super.getFormattedValue(valueIndex, true);
    },
});

patch(RemainingDaysField.prototype, {
    get formattedValue() {
        return this.numericValue;
    },
});

const formatters = registry.category("formatters");
for (const kind of ["date", "datetime"]) {
    const shortened = formatters.get(kind);
    const written = (value, options) => shortened(value, { ...options, numeric: true });
    written.extractOptions = shortened.extractOptions;
    formatters.add(kind, written, { force: true });
}
