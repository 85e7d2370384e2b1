import { KeepLast } from "@web/core/utils/concurrency";
import { SearchModel } from "@web/search/search_model";

/**
 * The search of a list with facets: all of them are counted in one call, and the list never waits for it.
 *
 * Counting is asked by the panel when it is open; "facets" is triggered on this bus when the numbers are there.
 */
export class FacetSearchModel extends SearchModel {
    setup() {
        super.setup(...arguments);
        this.keepLast = new KeepLast();
        this.asked = 0; // grows whenever the numbers may have changed
        this.counted = false;
        this.cut = new Set(); // facets of which only the newest documents were counted
    }

    /** Words of a document are asked for. */
    get hasWords() {
        return Boolean(this.context.fulltext_query);
    }

    async countFacets() {
        const chosen = Object.fromEntries(
            this.filters.map(({ fieldName, values }) => [
                fieldName,
                [...values.values()].filter((value) => value.checked).map((value) => value.id),
            ])
        );
        const domain = this._getDomain({ withSearchPanel: false });
        const counted = await this.keepLast.add(
            this.orm.silent.call(this.resModel, "search_panel_facets", [domain, chosen], {
                context: this.globalContext,
            })
        );
        for (const { id, fieldName } of this.filters) {
            this._createFilterTree(id, counted[fieldName]);
            this.cut[counted[fieldName].cut ? "add" : "delete"](fieldName);
        }
        this.counted = true;
        this.trigger("facets");
    }

    async _fetchSections() {
        this.searchPanelInfo.loaded = true;
        this.asked++;
    }

    _shouldWaitForData() {
        return false;
    }
}
