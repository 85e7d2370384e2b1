import { localization } from "@web/core/l10n/localization";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { DateTimeField } from "@web/views/fields/datetime/datetime_field";
import { formatDate, formatDateTime } from "@web/views/fields/formatters";
import { RemainingDaysField } from "@web/views/fields/remaining_days/remaining_days_field";

// An office writes 24/11/2015 and 24/11/2015 07:30 everywhere; the engine would write "24 thg 11" or add seconds.
const written = {
    date: (value, options) => formatDate(value, { ...options, numeric: true }),
    datetime: (value, options) =>
        formatDateTime(value, { ...options, numeric: true, format: `${localization.dateFormat} HH:mm` }),
};

const formatters = registry.category("formatters");
for (const [kind, format] of Object.entries(written)) {
    format.extractOptions = formatters.get(kind).extractOptions;
    formatters.add(kind, format, { force: true });
}

patch(DateTimeField.prototype, {
    getFormattedValue(valueIndex) {
        const value = this.values[valueIndex];
        const { showTime } = this.props;
        return value ? written[this.field.type](value, { showTime }) : "";
    },
});

patch(RemainingDaysField.prototype, {
    get formattedValue() {
        return this.numericValue;
    },
});
