import { Component, useEffect, useRef, useState } from "@odoo/owl";
import { useAutofocus } from "@web/core/utils/hooks";
import { useDebounced } from "@web/core/utils/timing";

/** The box to look for words in the pages of a document, and the pages they stand on to step through. */
export class FindBar extends Component {
    static template = "eoffice_documents.FindBar";
    static props = { find: Object };

    setup() {
        this.find = useState(this.props.find);
        this.pages = useRef("pages");
        this.search = useDebounced(() => this.find.words.trim() !== this.find.searched && this.find.search(), 500);
        if (!this.find.words) {
            useAutofocus();
        }
        useEffect(
            () => {
                this.pages.el?.querySelector(".active")?.scrollIntoView({ block: "nearest", inline: "center" });
            },
            () => [this.find.at, this.find.pages]
        );
    }

    onKeydown(event) {
        if (event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            this.search.cancel();
            this.find.enter(event.shiftKey ? -1 : 1);
        } else if (event.key === "Escape") {
            event.stopPropagation();
            this.close();
        }
    }

    close() {
        this.search.cancel();
        this.find.isOpen = false;
        this.find.clear();
    }
}
