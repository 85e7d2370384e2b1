import { loadedValues, takeNow } from "@eoffice_documents/common/concurrent_edit/loaded_values";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { expect, test } from "@odoo/hoot";
import {
    clickSave,
    contains,
    defineModels,
    fields,
    makeServerError,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

class EofficeDocument extends models.Model {
    _name = "eoffice.document";

    subject = fields.Char();
    note = fields.Char();

    _records = [{ id: 1, subject: "Cũ", note: "Ghi chú" }];
}

defineMailModels();
defineModels([EofficeDocument]);

const FORM = `<form><field name="subject"/><field name="note"/></form>`;

async function openForm() {
    await mountView({ type: "form", resModel: "eoffice.document", resId: 1, arch: FORM });
}

test("a save says what stood in the changed fields, and only in those", async () => {
    onRpc("eoffice.document", "web_save", ({ args, kwargs }) => {
        expect.step([args[1], kwargs.context.eoffice_loaded]);
    });
    await openForm();
    await contains("[name=subject] input").edit("Mới");
    await clickSave();
    await contains("[name=subject] input").edit("Mới hơn");
    await clickSave();
    expect.verifySteps([
        [{ subject: "Mới" }, { subject: "Cũ" }],
        [{ subject: "Mới hơn" }, { subject: "Mới" }],
    ]);
});

test("refused, what was typed stays; saved again it is written over what was shown", async () => {
    expect.errors(1);
    let refused = false;
    onRpc("eoffice.document", "web_save", ({ kwargs }) => {
        expect.step(kwargs.context.eoffice_loaded.subject);
        if (!refused) {
            refused = true;
            throw makeServerError({ message: "B đã sửa", context: { eoffice_now: { id: 1, subject: "Của B" } } });
        }
    });
    await openForm();
    await contains("[name=subject] input").edit("Của A");
    await clickSave();
    await contains(".modal footer button").click();
    expect("[name=subject] input").toHaveValue("Của A");
    expect.verifyErrors(["B đã sửa"]);
    await clickSave();
    expect.verifySteps(["Cũ", "Của B"]);
    expect("[name=subject] input").toHaveValue("Của A");
});

test("refused and discarded, the form shows what the other has written", async () => {
    expect.errors(1);
    onRpc("eoffice.document", "web_save", () => {
        throw makeServerError({ message: "B đã sửa", context: { eoffice_now: { id: 1, subject: "Của B" } } });
    });
    await openForm();
    await contains("[name=subject] input").edit("Của A");
    await clickSave();
    await contains(".modal footer button").click();
    expect.verifyErrors(["B đã sửa"]);
    await contains(".o_form_button_cancel").click();
    expect("[name=subject] input").toHaveValue("Của B");
});

test("other errors leave what was opened as it was", () => {
    const record = {
        resId: 1,
        fields: { subject: { type: "char" }, line_ids: { type: "one2many" } },
        _values: { subject: "Cũ", line_ids: [] },
        _changes: { subject: "Mới", line_ids: [] },
        _formatServerValue: (_type, value) => value,
        _applyValues: () => expect.step("applied"),
    };
    expect(loadedValues(record)).toEqual({ subject: "Cũ" });
    takeNow(record, new Error("no connection"));
    takeNow(record, { data: { context: { eoffice_now: { id: 2, subject: "x" } } } });
    expect.verifySteps([]);
});
