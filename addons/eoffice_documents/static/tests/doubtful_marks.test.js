import { doubtfulFields } from "@eoffice_documents/document/form/doubtful_marks_hook";
import { expect, test } from "@odoo/hoot";

const { DateTime } = luxon;

function record(values) {
    return {
        resId: 1,
        data: { state: "to_register", doubtful: ["number", "issued_on", "document_type_id"], ...values },
    };
}

const LOADED = {
    number: "96",
    issued_on: DateTime.fromISO("2015-12-08"),
    document_type_id: { id: 1, display_name: "A" },
};

test("what the machine was not sure of waits for the clerk", () => {
    const same = {
        number: "96",
        issued_on: DateTime.fromISO("2015-12-08"),
        document_type_id: { id: 1, display_name: "B" },
    };
    expect(doubtfulFields(record(same), LOADED)).toEqual(["number", "issued_on", "document_type_id"]);
});

test("an edited field is no longer doubtful", () => {
    const edited = { ...LOADED, number: "97", document_type_id: { id: 2, display_name: "A" } };
    expect(doubtfulFields(record(edited), LOADED)).toEqual(["issued_on"]);
});

test("an empty field stays doubtful until it is filled in", () => {
    const empty = { ...LOADED, number: false };
    expect(doubtfulFields(record({ ...empty, number: "" }), empty)).toInclude("number");
    expect(doubtfulFields(record({ ...empty, number: "5" }), empty)).not.toInclude("number");
});

test("a registered or a new document has no marks", () => {
    expect(doubtfulFields(record({ ...LOADED, state: "registered" }), LOADED)).toEqual([]);
    expect(doubtfulFields({ ...record(LOADED), resId: false }, LOADED)).toEqual([]);
    expect(doubtfulFields(record({ ...LOADED, doubtful: false }), LOADED)).toEqual([]);
});
