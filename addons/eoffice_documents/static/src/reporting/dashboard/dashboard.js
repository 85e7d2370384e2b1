import { Component, onMounted, onWillStart, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { DeskCharts } from "./dashboard_charts";

const REFRESH = 60000;
const STEPS = ["chief", "leader", "unit", "person"];

/** The change against the period before, as people read it: "+3", "−2", "". */
export function change(now = 0, before = 0) {
    const difference = Math.round((now - before) * 10) / 10;
    return difference ? `${difference > 0 ? "+" : "−"}${Math.abs(difference)}` : "";
}

/** Sums of the rows, for the cards above the table. */
export function totals(rows) {
    const sums = {};
    for (const row of rows) {
        for (const [name, value] of Object.entries(row)) {
            if (typeof value === "number" && name !== "id") {
                sums[name] = (sums[name] || 0) + value;
            }
        }
    }
    return sums;
}

/** The follow-up desk: live figures of an office, every number a way to its documents. */
export class Desk extends Component {
    static template = "eoffice_documents.Desk";
    static components = { DeskCharts };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.root = useRef("root");
        this.change = change;
        this.periods = [
            { name: "week", label: _t("This week") },
            { name: "month", label: _t("This month") },
            { name: "quarter", label: _t("This quarter") },
        ];
        this.figures = [
            { name: "held", label: _t("In hand in all") },
            { name: "new", label: _t("Not opened") },
            { name: "due", label: _t("Near due") },
            { name: "late", label: _t("Late") },
            { name: "in_time", label: _t("Done in time"), compared: true },
            { name: "done_late", label: _t("Done late"), compared: true },
        ];
        this.stepLabels = {
            chief: _t("Office chief"),
            leader: _t("Leader"),
            unit: _t("Unit"),
            person: _t("Person"),
        };
        this.state = useState({ period: "month", office: false, data: null, opened: {}, big: false });
        onWillStart(() => Promise.all([loadBundle("web.chartjs_lib"), this.load()]));
        onMounted(() => this.orm.silent.call("eoffice.assignment", "note_opening", []));
        onMounted(() => (this.timer = setInterval(() => this.load(), REFRESH)));
        onWillUnmount(() => clearInterval(this.timer));
        useEffect(
            (big) => {
                const leave = () => !document.fullscreenElement && (this.state.big = false);
                document.addEventListener("fullscreenchange", leave);
                return () => document.removeEventListener("fullscreenchange", leave);
            },
            () => [this.state.big]
        );
    }

    async load() {
        const { period, office } = this.state;
        this.state.data = await this.keepLast.add(
            this.orm.call("eoffice.dashboard", "figures", [], { period, office })
        );
    }

    choose(values) {
        Object.assign(this.state, values);
        return this.load();
    }

    get sums() {
        return totals(this.state.data.rows);
    }

    get steps() {
        const { registering, steps } = this.state.data;
        return [
            ...(registering ? [{ name: "registering", label: _t("Registering"), ...registering }] : []),
            ...STEPS.filter((name) => steps[name]).map((name) => ({
                name,
                label: this.stepLabels[name],
                ...steps[name],
            })),
        ];
    }

    hours(value) {
        return value === undefined ? "–" : value.toLocaleString("vi-VN", { maximumFractionDigits: 1 });
    }

    toggle(row) {
        this.state.opened[row.id] = !this.state.opened[row.id];
    }

    async open(figure, unit = false, user = null) {
        const { period, office } = this.state;
        const kwargs = { unit, user, period, office };
        return this.action.doAction(await this.orm.call("eoffice.dashboard", "action_lines", [figure], kwargs));
    }

    openToRegister() {
        return this.action.doAction("eoffice_documents.action_to_register_late");
    }

    async toggleBig() {
        this.state.big = !this.state.big;
        if (this.state.big) {
            await this.root.el.requestFullscreen?.().catch(() => {});
        } else if (document.fullscreenElement) {
            await document.exitFullscreen();
        }
    }
}

registry.category("actions").add("eoffice_dashboard", Desk);
