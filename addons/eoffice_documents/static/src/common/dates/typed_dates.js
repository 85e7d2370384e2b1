import { parseDate, parseDateTime, today } from "@web/core/l10n/dates";
import { localization } from "@web/core/l10n/localization";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

const TYPED = /^\s*(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?(?:\s+(\d.*))?$/;
const DATE_INPUT = ".o_field_widget input[data-field], input.o_datetime_input";
const CENTURY = 100;
const AHEAD = 20; // years from now that two digits may mean; 8/12/95 is 1995

/**
 * What a person typed, written as the engine reads it: 8/12/15, 8.12.2015 and 8/12 are days of this office's calendar.
 *
 * @param {string} text
 * @param {number} year this year
 * @returns {string} dd/mm/yyyy and the time of day behind it, if any; the text itself where it is no day and month
 */
export function spelledDate(text, year) {
    const [, day, month, written, time] = TYPED.exec(text) || [];
    if (!day) {
        return text;
    }
    let full = written ? Number(written) : year;
    if (full < CENTURY) {
        full += year - (year % CENTURY);
        full -= full > year + AHEAD ? CENTURY : 0;
    }
    const date = [day.padStart(2, "0"), month.padStart(2, "0"), full].join("/");
    return time ? `${date} ${time}` : date;
}

function isReadable(input) {
    const parse = input.closest(".o_field_date") ? parseDate : parseDateTime;
    try {
        parse(input.value);
        return true;
    } catch {
        return false;
    }
}

function isLeaving(event, input) {
    if (event.type === "keydown") {
        return event.target === input && (event.altKey || ["Enter", "Tab"].includes(event.key));
    }
    return event.type === "change" || event.target !== input;
}

/** Before the engine reads a date that was typed, it is spelled out; what is no date is said, not dropped in silence. */
const typedDates = {
    dependencies: ["notification"],
    start(env, { notification }) {
        function onLeave(event) {
            const input = document.activeElement;
            if (!input?.matches(DATE_INPUT) || !isLeaving(event, input)) {
                return;
            }
            const typed = input.value;
            input.value = spelledDate(typed, today().year);
            if (typed && !isReadable(input)) {
                notification.add(_t("“%s” is not a date. Type day/month/year, such as 08/12/2026.", typed), {
                    type: "danger",
                });
            }
        }
        if (localization.dateFormat === "dd/MM/yyyy") {
            for (const kind of ["keydown", "pointerdown", "change"]) {
                window.addEventListener(kind, onLeave, true); // before the engine's own
            }
        }
    },
};

registry.category("services").add("eoffice_typed_dates", typedDates);
