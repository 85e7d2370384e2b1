import { beforeEach, expect, test } from "@odoo/hoot";
import { fill, press, queryAllTexts } from "@odoo/hoot-dom";
import { advanceTime, animationFrame, Deferred } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, editSearch, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Document extends models.Model {
    _name = "eoffice.document";
    subject = fields.Char();
    fulltext = fields.Char();
    issuer_id = fields.Integer();
    issuer_name = fields.Char();
    _records = [{ id: 1, subject: "Karaoke" }];
}

defineMailModels();
defineModels([Document]);

const ROWS = ".o_searchview_autocomplete .o-dropdown-item";
const SUGGESTED = ".eoffice_suggestion";
let answers, asked;

beforeEach(async () => {
    answers = {};
    asked = [];
    onRpc("eoffice.document", "suggest", ({ args }) => {
        asked.push(args);
        return answers[args[0]] ?? [{ kind: "phrase", text: `${args[0]} on` }];
    });
    await mountView({
        type: "list",
        resModel: "eoffice.document",
        arch: `<list><field name="subject"/></list>`,
        searchViewArch: `<search><field name="fulltext" string="Every word"/><field name="subject"/></search>`,
    });
});

async function wait() {
    await advanceTime(300);
    await animationFrame();
}

test("Enter with nothing chosen searches every word", async () => {
    await editSearch("kara");
    await wait();
    expect(queryAllTexts(SUGGESTED)).toEqual(["kara on"]);
    expect(`${ROWS}:first`).toHaveClass("focus");
    await press("Enter");
    await animationFrame();
    expect(".o_facet_value").toHaveText("kara");
});

test("what is chosen by the keyboard is searched; other letters undo the choice", async () => {
    await editSearch("kara");
    await wait();
    await press("ArrowDown");
    await animationFrame();
    expect(`${ROWS}:has(${SUGGESTED})`).toHaveClass("focus");
    await fill("o");
    await wait();
    expect(`${ROWS}:first`).toHaveClass("focus");
    await press("ArrowDown");
    await press("Enter");
    await animationFrame();
    expect(".o_facet_value").toHaveText("karao on");
});

test("one letter asks nothing, quick typing asks once, an old answer is dropped", async () => {
    await editSearch("k");
    await wait();
    expect(asked).toEqual([]);
    answers.ka = new Deferred();
    await fill("a");
    await wait();
    await fill("r");
    await fill("a");
    await wait();
    expect(asked).toEqual([
        ["ka", false],
        ["kara", false],
    ]);
    answers.ka.resolve([{ kind: "phrase", text: "old" }]);
    await wait();
    expect(queryAllTexts(SUGGESTED)).toEqual(["kara on"]);
});

test("an issuer becomes a filter", async () => {
    answers.so = [{ kind: "issuer", id: 7, text: 'Sở "Nội" vụ' }];
    await editSearch("so");
    await wait();
    await contains(SUGGESTED).click();
    expect(".o_facet_value").toHaveText('Issuer: Sở "Nội" vụ');
    expect(".o_data_row").toHaveCount(0);
});
