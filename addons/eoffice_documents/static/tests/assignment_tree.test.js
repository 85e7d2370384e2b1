import { expect, test } from "@odoo/hoot";
import { mockDate } from "@odoo/hoot-mock";
import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { contains, defineModels, fields, models, mountView, onRpc } from "@web/../tests/web_test_helpers";

class Document extends models.Model {
    _name = "eoffice.document";
    subject = fields.Char();
    _records = [{ id: 1, subject: "Plan" }];
}

class Assignment extends models.Model {
    _name = "eoffice.assignment";
}

defineMailModels();
defineModels([Document, Assignment]);

const LINE = {
    sender: "Clerk",
    role: "lead",
    role_label: "Lead",
    state: "passed",
    state_label: "Passed on",
    depth: 0,
    instruction: false,
    result: false,
    reason: false,
    answer: false,
    rule: false,
    opened_on: false,
    finished_on: false,
    deadline: false,
    late: false,
    mine: false,
    can_withdraw: false,
    can_reopen: false,
    sent_on: "2026-11-24 01:30:00",
};

async function mountTree(...lines) {
    mockDate("2026-11-25 08:00:00", +7);
    onRpc("eoffice.document", "assignment_tree", ({ args }) => {
        expect.step(`tree ${args[0]}`);
        return lines.map((line, index) => ({ ...LINE, id: index + 1, holder: `Holder ${index + 1}`, ...line }));
    });
    await mountView({
        type: "form",
        resModel: "eoffice.document",
        resId: 1,
        arch: `<form><field name="subject"/><widget name="eoffice_tree"/></form>`,
    });
    expect.verifySteps(["tree 1"]);
}

test("each line says who has it, since when and until when, in local time", async () => {
    await mountTree(
        { opened_on: "2026-11-24 02:00:00" },
        { depth: 1, state: "open", deadline: "2026-11-24 10:00:00", late: true }
    );
    expect(".eoffice_line").toHaveCount(2);
    expect(".eoffice_line:first .eoffice_line_times").toHaveText(/sent 24\/11 08:30.*opened 24\/11 09:00/s);
    expect(".eoffice_line:last .eoffice_until").toHaveText("until 24/11 17:00");
    expect(".eoffice_line:last .eoffice_until").toHaveClass("text-danger");
    expect(".eoffice_line:last").toHaveStyle({ "--depth": "1" }, { inline: true });
});

test("a moment of another year is told with its year", async () => {
    await mountTree({ sent_on: "2025-12-31 18:00:00" }, { sent_on: "2025-12-31 16:00:00" });
    expect(".eoffice_line:first .eoffice_line_times").toHaveText(/sent 01\/01 01:00/);
    expect(".eoffice_line:last .eoffice_line_times").toHaveText(/sent 31\/12\/2025 23:00/);
});

test("only who may is offered to withdraw, and the tree is read again afterwards", async () => {
    onRpc("eoffice.assignment", "action_withdraw", ({ args }) => {
        expect.step(`withdraw ${args[0]}`);
        return true;
    });
    await mountTree({}, { can_withdraw: true });
    expect(".eoffice_line:first button").toHaveCount(0);
    await contains(".eoffice_line:last button").click();
    expect.verifySteps(["withdraw 2", "tree 1"]);
});
