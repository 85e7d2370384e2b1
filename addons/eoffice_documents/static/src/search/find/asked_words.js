import { patch } from "@web/core/utils/patch";
import { KanbanController } from "@web/views/kanban/kanban_controller";
import { ListController } from "@web/views/list/list_controller";

let left = "";

/** The words that the list asked for from which a document is being opened; given once, to the form that opens. */
export function takeAsked() {
    const words = left;
    left = "";
    return words;
}

/** The words in the context of a search: one facet gives a text, several a list. */
export function wordsOf({ fulltext_query }) {
    return [fulltext_query || []].flat().join(" ");
}

/** Each patch is an object of its own, to which its ``super`` is bound. */
const remember = () => ({
    openRecord() {
        left = wordsOf(this.props.context);
        return super.openRecord(...arguments);
    },
});
patch(ListController.prototype, remember());
patch(KanbanController.prototype, remember());
