import { patch } from "@web/core/utils/patch";
import { useDebounced } from "@web/core/utils/timing";
import { useService } from "@web/core/utils/hooks";
import { _t } from "@web/core/l10n/translation";
import { SearchBar } from "@web/search/search_bar/search_bar";

const DELAY = 200; // milliseconds without a key after which the server is asked
let nextId = 1_000_000_000; // apart from the ids of Odoo's own rows

/**
 * While one types in the search bar of documents, what they may mean stands below the first row: a document to open,
 * words to search, an issuer to filter by. The first row stays "Every word", which Enter takes.
 */
patch(SearchBar.prototype, {
    setup() {
        super.setup();
        const { searchModel } = this.env;
        [this.everyWord] = searchModel.getSearchItems((item) => item.type === "field" && item.fieldName === "fulltext");
        this.suggests = searchModel.resModel === "eoffice.document" && Boolean(this.everyWord) && !this.env.inDialog;
        this.suggested = { query: "", items: [] };
        this.actionService = useService("action");
        this.askForSuggestions = useDebounced((query) => this.fetchSuggestions(query), DELAY);
    },

    async computeState(options = {}) {
        await super.computeState(options);
        if (!this.suggests) {
            return;
        }
        const query = this.state.query.trim();
        if (query.length < 2) {
            this.askForSuggestions.cancel();
        } else if (this.suggested.query === query) {
            this.showSuggestions();
        } else {
            this.askForSuggestions(query);
        }
    },

    async fetchSuggestions(query) {
        let found;
        try {
            found = await this.orm.silent.call("eoffice.document", "suggest", [query, this.suggestedDirection()]);
        } catch {
            return; // the search itself goes on without
        }
        if (this.state.query.trim() === query) {
            this.suggested = { query, items: found.map((suggestion) => ({ id: nextId++, suggestion })) };
            this.showSuggestions();
        }
    },

    showSuggestions() {
        if (this.items.length && !this.items.some((item) => item.suggestion)) {
            this.items.splice(1, 0, ...this.suggested.items);
        }
    },

    suggestedDirection() {
        const { globalDomain } = this.env.searchModel;
        const [, , direction] = globalDomain.find?.((part) => part[0] === "direction" && part[1] === "=") || [];
        return direction || false;
    },

    selectItem(item) {
        if (!item.suggestion) {
            return super.selectItem(item);
        }
        const { kind, id, text } = item.suggestion;
        this.inputDropdownState.close();
        this.resetState();
        if (kind === "document") {
            this.openSuggested(id);
        } else if (kind === "issuer") {
            const domain = `["|", ("issuer_id", "=", ${id}), ("issuer_name", "=", ${JSON.stringify(text)})]`;
            this.env.searchModel.createNewFilters([{ description: _t("Issuer: %s", text), domain }]);
        } else {
            const value = { label: text, operator: "ilike", value: text };
            this.env.searchModel.addAutoCompletionValues(this.everyWord.id, value);
        }
    },

    async openSuggested(id) {
        const action = await this.orm.call("eoffice.document", "get_formview_action", [[id]]);
        await this.actionService.doAction(action);
    },

    onSearchInput(ev) {
        if (this.suggests && this.navigator?.activeItemIndex > 0) {
            this.navigator.items[0]?.setActive(); // other letters: nothing is chosen any more
        }
        return super.onSearchInput(ev);
    },
});
