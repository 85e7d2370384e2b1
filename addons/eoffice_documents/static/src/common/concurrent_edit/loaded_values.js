const COMPARED = new Set([
    "char",
    "text",
    "selection",
    "date",
    "datetime",
    "many2one",
    "integer",
    "float",
    "monetary",
    "boolean",
]);

/**
 * What stood, when the form was opened, in the fields that are changed now.
 *
 * @param {Object} record of the relational model
 * @returns {Object} values by field, in the form in which they are written
 */
export function loadedValues(record) {
    const names = Object.keys(record._changes).filter(
        (name) => name in record._values && COMPARED.has(record.fields[name].type)
    );
    return Object.fromEntries(
        names.map((name) => [name, record._formatServerValue(record.fields[name].type, record._values[name])])
    );
}

/**
 * Take what the server says is there now for what was opened; what is typed stays on the screen.
 *
 * @param {Object} record of the relational model
 * @param {Error} error of the save
 */
export function takeNow(record, error) {
    const { id, ...now } = error.data?.context?.eoffice_now || {};
    if (id === record.resId) {
        record._applyValues(now);
    }
}
