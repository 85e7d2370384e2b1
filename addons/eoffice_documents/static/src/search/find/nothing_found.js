import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { ActionHelper } from "@web/views/action_helper";
import { wordsOf } from "./asked_words";

patch(ActionHelper.prototype, {
    /** What an empty list says when words were asked for: not that there is nothing at all, but how to find it. */
    get nothingFound() {
        const words = wordsOf(this.env.searchModel?.context || {});
        return words && _t("Nothing has all of “%s”.", words);
    },
});
