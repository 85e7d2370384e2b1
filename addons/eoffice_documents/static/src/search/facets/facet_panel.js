import { useEffect, useState } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useBus } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";
import { formatInteger } from "@web/views/fields/formatters";
import { SearchPanel } from "@web/search/search_panel/search_panel";

/**
 * What the list can be narrowed to, with counts. Folded until words are asked for or it is opened; each person's
 * choice is remembered, for lists with words asked and for those without. Nothing is counted while it is folded.
 */
export class FacetPanel extends SearchPanel {
    static template = "eoffice_documents.FacetPanel";
    static subTemplates = { ...SearchPanel.subTemplates, filtersGroup: "eoffice_documents.FacetValues" };

    setup() {
        super.setup();
        this.choices = useState({ words: remembered("words"), all: remembered("all") });
        const { searchModel } = this.env;
        const count = useDebounced(() => searchModel.countFacets(), 150); // the list is asked first
        useEffect(
            (open) => {
                if (open) {
                    count();
                }
            },
            () => [this.open, searchModel.asked]
        );
        useBus(searchModel, "facets", () => {
            this.updateActiveValues();
            this.render();
        });
    }

    get situation() {
        return this.env.searchModel.hasWords ? "words" : "all";
    }

    get open() {
        if (this.env.isSmall) {
            return this.env.searchModel.hasWords || this.hasSelection();
        }
        return this.choices[this.situation] ?? this.env.searchModel.hasWords;
    }

    get isCut() {
        return this.env.searchModel.cut.size > 0;
    }

    /** @param {number} count @param {object} section @returns {string} "1.234", or "1.234+" where not all were counted */
    shown(count, { fieldName }) {
        return formatInteger(count) + (this.env.searchModel.cut.has(fieldName) ? "+" : "");
    }

    toggleSidebar() {
        const open = !this.open;
        this.choices[this.situation] = open;
        browser.localStorage.setItem(`eoffice_facets_${this.situation}`, open);
    }
}

function remembered(situation) {
    const choice = browser.localStorage.getItem(`eoffice_facets_${situation}`);
    return choice === null ? undefined : choice === "true";
}
