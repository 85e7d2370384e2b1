/* global Chart */

import { Component, useEffect, useRef } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";

const BLUE = "#0b5394";
const RED = "#c62828";
const AMBER = "#f0a500";

/** What was finished each day, and what each unit has near due and late. */
export class DeskCharts extends Component {
    static template = "eoffice_documents.DeskCharts";
    static props = { days: Array, rows: Array };

    setup() {
        this.days = useRef("days");
        this.units = useRef("units");
        useEffect(
            (days, rows) => {
                const charts = [this.drawDays(days), this.drawUnits(rows)];
                return () => charts.forEach((chart) => chart.destroy());
            },
            () => [this.props.days, this.props.rows]
        );
    }

    drawDays(days) {
        const labels = days.map(({ day }) => luxon.DateTime.fromISO(day).toFormat("dd/MM"));
        return this.bars(this.days.el, labels, [
            [_t("Done in time"), BLUE, days.map((row) => row.in_time)],
            [_t("Done late"), RED, days.map((row) => row.late)],
        ]);
    }

    drawUnits(rows) {
        const shown = rows.filter((row) => row.held).slice(0, 15);
        return this.bars(
            this.units.el,
            shown.map((row) => row.name),
            [
                [_t("Late"), RED, shown.map((row) => row.late || 0)],
                [_t("Near due"), AMBER, shown.map((row) => row.due || 0)],
                [_t("Others"), BLUE, shown.map((row) => row.held - (row.late || 0) - (row.due || 0))],
            ],
            "y"
        );
    }

    bars(canvas, labels, series, indexAxis = "x") {
        const count = { stacked: true, beginAtZero: true, ticks: { precision: 0 } };
        const names = { stacked: true, ticks: { autoSkip: indexAxis === "x" } };
        return new Chart(canvas, {
            type: "bar",
            data: {
                labels,
                datasets: series.map(([label, backgroundColor, data]) => ({ label, backgroundColor, data })),
            },
            options: {
                indexAxis,
                animation: false,
                maintainAspectRatio: false,
                scales: indexAxis === "x" ? { x: names, y: count } : { x: count, y: names },
                plugins: { legend: { position: "bottom" } },
            },
        });
    }
}
