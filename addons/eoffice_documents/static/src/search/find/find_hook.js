import { onMounted, useEnv, useState } from "@odoo/owl";
import { useService } from "@web/core/utils/hooks";
import { Find } from "./find";

/**
 * Looking for words in the pages beside a form; opened from a search, at the page they stand on.
 *
 * @param {{ el: HTMLElement }} root of the viewer
 * @param {(file: number) => void} onShow shows the tab of the file with that attachment
 */
export function useFind(root, onShow) {
    const ui = useService("ui");
    const find = useState(new Find(useService("orm"), useEnv().eofficeAsked || { words: "" }, onShow));
    // on a phone the pages stand below the form
    onMounted(() => ui.isSmall && find.wanted && root.el.scrollIntoView());
    return find;
}
