import { expect, test } from "@odoo/hoot";
import { animationFrame, runAllTimers } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    fields,
    getFacetTexts,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

const SELECTION = [
    ["waiting", "New"],
    ["open", "In hand"],
    ["done", "Done"],
];

class Assignment extends models.Model {
    _name = "eoffice.assignment";
    subject = fields.Char();
    state = fields.Selection({ selection: SELECTION });
    _records = [
        { id: 1, subject: "Waits", state: "waiting" },
        { id: 2, subject: "In hand", state: "open" },
        { id: 3, subject: "Done", state: "done" },
    ];
}

defineMailModels();
defineModels([Assignment]);

const SEARCH = `
    <search>
        <filter name="waits" string="Waits for me" domain="[('state', 'in', ('waiting', 'open'))]"/>
        <separator/>
        <filter name="new" string="New" domain="[('state', '=', 'waiting')]"/>
        <filter name="in_hand" string="In hand" domain="[('state', '=', 'open')]"/>
        <filter name="done" string="Done" domain="[('state', '=', 'done')]"/>
    </search>`;

const COUNTS = { new: 3, in_hand: 1, due: 0, late: 2, information: 0 };

async function mountWork(context = { eoffice_counters: 1, search_default_waits: 1 }, counts = COUNTS) {
    onRpc("eoffice.assignment", "work_opened", () => counts);
    onRpc("eoffice.assignment", "work_counters", () => counts);
    await mountView({
        type: "list",
        resModel: "eoffice.assignment",
        arch: `<list js_class="eoffice_work_list"><field name="subject"/></list>`,
        searchViewArch: SEARCH,
        context,
    });
}

test("counters stand above my work only", async () => {
    await mountWork();
    expect(".eoffice_counter").toHaveCount(5);
    expect(".eoffice_counter_new").toHaveText(/3\s*New/);
    expect(".eoffice_counter_due").toHaveClass("empty");
    expect(".eoffice_counter_late").not.toHaveClass("empty");
});

test("another list has no counters", async () => {
    await mountWork({});
    expect(".o_data_row").toHaveCount(3);
    expect(".eoffice_counter").toHaveCount(0);
});

test("a counter lists its rows, another one takes its place, and pressed again it lets all through", async () => {
    await mountWork();
    await contains(".eoffice_counter_new").click();
    expect(getFacetTexts()).toEqual(["Waits for me", "New"]);
    expect(".o_data_row").toHaveText("Waits");
    expect(".eoffice_counter_new").toHaveAttribute("aria-pressed", "true");
    await contains(".eoffice_counter_in_hand").click();
    expect(getFacetTexts()).toEqual(["Waits for me", "In hand"]);
    expect(".o_data_row").toHaveText("In hand");
    await contains(".eoffice_counter_in_hand").click();
    expect(getFacetTexts()).toEqual(["Waits for me"]);
    expect(".o_data_row").toHaveCount(2);
});

test("counting is done again when the list has changed", async () => {
    const counts = { ...COUNTS };
    await mountWork(undefined, counts);
    counts.new = 9;
    await contains(".eoffice_counter_new").click();
    await runAllTimers();
    await animationFrame();
    expect(".eoffice_counter_new strong").toHaveText("9");
});
