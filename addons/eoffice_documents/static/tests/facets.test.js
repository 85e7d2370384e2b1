import { beforeEach, expect, test } from "@odoo/hoot";
import { animationFrame, runAllTimers } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import {
    contains,
    defineModels,
    editSearch,
    fields,
    getService,
    models,
    mountView,
    mountWithCleanup,
    onRpc,
    validateSearch,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";

class Document extends models.Model {
    _name = "eoffice.document";
    subject = fields.Char();
    number = fields.Char();
    fulltext = fields.Char();
    state = fields.Selection({
        selection: [
            ["done", "Done"],
            ["open", "Open"],
        ],
    });
    _records = [
        { id: 1, subject: "Karaoke", number: "2", state: "done" },
        { id: 2, subject: "Hall", number: "1", state: "open" },
    ];
}

defineMailModels();
defineModels([Document]);

const LIST = `<list js_class="eoffice_facet_list" default_order="number"><field name="number"/><field name="subject"/></list>`;
const SEARCH = `
    <search>
        <field name="subject" context="{'fulltext_query': self}"/>
        <filter name="best" string="Best match first" context="{'fulltext_best': 1}"/>
        <searchpanel><field name="state" select="multi" enable_counters="1" expand="1"/></searchpanel>
    </search>`;

let asked, orders;

beforeEach(() => {
    asked = [];
    orders = [];
    onRpc("eoffice.document", "search_panel_facets", ({ args }) => {
        asked.push(args);
        const value = (id, display_name, __count) => ({ id, display_name, __count });
        return {
            state: { values: [value("done", "Done", 1234), value("open", "Open", 1)], cut: args[0].length === 0 },
        };
    });
    onRpc("eoffice.document", "web_search_read", ({ kwargs }) => {
        orders.push([kwargs.order, Boolean(kwargs.context.fulltext_best)]);
    });
});

async function mountDocuments() {
    await mountView({
        type: "list",
        resModel: "eoffice.document",
        arch: LIST,
        searchViewArch: SEARCH,
    });
    await counted();
}

async function counted() {
    await runAllTimers();
    await animationFrame();
}

async function searchWords() {
    await editSearch("Kara");
    await validateSearch();
    await counted();
}

test("folded, nothing is counted; opened, it is, and that is remembered", async () => {
    await mountDocuments();
    expect(".o_data_row").toHaveCount(2);
    expect(asked).toEqual([]);
    await contains(".eoffice_facets_folded").click();
    await counted();
    expect(asked).toEqual([[[], { state: [] }]]);
    expect(".eoffice_facets .o_search_panel_counter:first").toHaveText(/^1.?234\+$/);
    expect(localStorage.getItem("eoffice_facets_all")).toBe("true");
});

test("a ticked value narrows the list and stays ticked; folded, it is told", async () => {
    await mountDocuments();
    await contains(".eoffice_facets_folded").click();
    await counted();
    await contains(".eoffice_facets input:first").click();
    await counted();
    expect(".o_data_row").toHaveCount(1);
    expect(".eoffice_facets input:first").toBeChecked();
    expect(asked.at(-1)).toEqual([[], { state: ["done"] }]);
    await contains(".eoffice_facets > button").click();
    expect(".eoffice_facets_chosen").toHaveText("Done");
    await contains(".eoffice_facets_folded").click();
    await contains(".eoffice_facets_head a").click();
    await counted();
    expect(".o_data_row").toHaveCount(2);
});

test("words open the facets and the switch of the order", async () => {
    await mountDocuments();
    expect(".eoffice_matching").toHaveCount(0);
    await searchWords();
    expect(asked).toHaveLength(1);
    expect(asked[0][0]).toEqual([["subject", "ilike", "Kara"]]);
    expect(".eoffice_facets .o_search_panel_counter:last").toHaveText("1");
    expect(".eoffice_matching .active").toHaveText("Newest");
    await contains(".eoffice_matching button:last").click();
    expect(".eoffice_matching .active").toHaveText("Best match");
    expect(orders.at(-1)).toEqual(["", true]);
    await contains(".o_column_sortable[data-name=subject]").click();
    expect(orders.at(-1)[0]).toMatch(/^subject/);
    await contains(".eoffice_matching button:first").click();
    expect(orders.at(-1)[1]).toBe(false);
});

test("where nothing is found, the panel says so", async () => {
    onRpc("eoffice.document", "search_panel_facets", () => ({ state: { values: [], cut: false } }));
    await mountDocuments();
    await contains(".eoffice_facets_folded").click();
    expect(".eoffice_facets p").toHaveText("Counting…");
    await counted();
    expect(".eoffice_facets p").toHaveText("Nothing to narrow down");
});

test("who comes back from a document finds what they ticked, counted anew", async () => {
    Document._views = { list: LIST, form: `<form><field name="subject"/></form>`, search: SEARCH };
    await mountWithCleanup(WebClient);
    await getService("action").doAction({
        type: "ir.actions.act_window",
        res_model: "eoffice.document",
        views: [
            [false, "list"],
            [false, "form"],
        ],
        domain: [["number", "!=", "3"]],
    });
    await contains(".eoffice_facets_folded").click();
    await counted();
    await contains(".eoffice_facets input:first").click();
    await counted();
    await contains(".o_data_row .o_data_cell").click();
    await contains(".breadcrumb-item a, .o_back_button").click();
    await counted();
    expect(".o_data_row").toHaveCount(1);
    expect(".eoffice_facets input:first").toBeChecked();
    expect(asked).toHaveLength(3);
    expect(asked[2]).toEqual([[["number", "!=", "3"]], { state: ["done"] }]);
});
