import { registry } from "@web/core/registry";
import { kanbanView } from "@web/views/kanban/kanban_view";
import { ListController } from "@web/views/list/list_controller";
import { listView } from "@web/views/list/list_view";
import { FacetControlPanel } from "./facet_control_panel";
import { FacetPanel } from "./facet_panel";
import { FacetSearchModel } from "./facet_search_model";

/** @param {object} view a list or kanban view @returns {object} the same with facets and the switch of the order */
export function withFacets(view) {
    return { ...view, ControlPanel: FacetControlPanel, SearchModel: FacetSearchModel, SearchPanel: FacetPanel };
}

/** A list with an order of its own, which gives way to the best match; a column that was pressed does not. */
class FacetListController extends ListController {
    setup() {
        super.setup();
        const usual = JSON.stringify(this.archInfo.defaultOrder);
        this.model.hooks.onWillLoadRoot = (config) => {
            if (config.context.fulltext_best && JSON.stringify(config.orderBy) === usual) {
                config.orderBy = [];
            }
        };
    }
}

registry
    .category("views")
    .add("eoffice_facet_list", withFacets({ ...listView, Controller: FacetListController }))
    .add("eoffice_facet_kanban", withFacets(kanbanView));
