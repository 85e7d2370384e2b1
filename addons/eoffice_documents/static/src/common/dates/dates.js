import { areDatesEqual } from "@web/core/l10n/dates";
import { localization } from "@web/core/l10n/localization";
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";
import { useRecordObserver } from "@web/model/relational_model/utils";
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
    setup() {
        super.setup();
        // Closing the picker puts the former value back while the record still takes the new one.
        useRecordObserver((record) => {
            const value = this.relatedField
                ? [record.data[this.startDateField], record.data[this.endDateField]]
                : record.data[this.props.name];
            if (!areDatesEqual(this.state.value, value)) {
                this.state.value = value;
            }
        });
    },

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
