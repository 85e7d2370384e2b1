import { useEffect } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const MARK = "eoffice_doubtful";

/**
 * Names of the fields that still wait for the eye of the clerk.
 *
 * @param {object} record root record of the form of a document
 * @param {object} asLoaded values of its fields when it was loaded
 */
export function doubtfulFields({ data, resId }, asLoaded) {
    const names = resId && data.state === "to_register" ? data.doubtful || [] : [];
    return names.filter((name) => comparable(data[name]) === comparable(asLoaded[name]));
}

function comparable(value) {
    return value && typeof value === "object"
        ? String(value.id ?? value.ts ?? JSON.stringify(value))
        : String(value || "");
}

/**
 * Mark the fields of a form that the machine was not sure of, until somebody edits them.
 *
 * @param {{ el: HTMLElement }} rootRef
 * @param {() => object} getRecord
 */
export function useDoubtfulMarks(rootRef, getRecord) {
    const loaded = { record: null, values: {} };
    const hint = _t("Check this: the machine was not sure");
    useEffect(() => {
        const record = getRecord();
        if (loaded.record !== record) {
            Object.assign(loaded, { record, values: { ...record.data } });
        }
        const doubtful = new Set(doubtfulFields(record, loaded.values));
        for (const field of rootRef.el?.querySelectorAll(".o_field_widget[name]") || []) {
            const marked = doubtful.has(field.getAttribute("name"));
            if (marked !== field.classList.contains(MARK)) {
                field.classList.toggle(MARK, marked);
                if (marked) {
                    field.setAttribute("title", hint);
                } else {
                    field.removeAttribute("title");
                }
            }
        }
    });
}
