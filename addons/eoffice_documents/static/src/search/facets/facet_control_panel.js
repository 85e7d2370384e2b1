import { ControlPanel } from "@web/search/control_panel/control_panel";

/** Where words are asked for: the newest first, or what matches best. */
export class FacetControlPanel extends ControlPanel {
    static template = "eoffice_documents.FacetControlPanel";

    /** The filter «best» of the search, so that it stays while paging and in a saved search; none without words. */
    get best() {
        const { searchModel } = this.env;
        return searchModel?.hasWords && searchModel.getSearchItems((item) => item.name === "best")[0];
    }

    /** @param {boolean} best what matches best comes first */
    order(best) {
        const item = this.best;
        if (Boolean(item.isActive) !== best) {
            this.env.searchModel.toggleSearchItem(item.id);
        }
    }
}
