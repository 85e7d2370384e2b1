import { _t } from "@web/core/l10n/translation";
import { patch } from "@web/core/utils/patch";
import { useService } from "@web/core/utils/hooks";
import { CustomFavoriteItem } from "@web/search/custom_favorite_item/custom_favorite_item";

/** A search of documents that is saved can tell of new ones. */
patch(CustomFavoriteItem.prototype, {
    setup() {
        super.setup();
        this.orm = useService("orm");
        this.state.isWatched = false;
    },

    get canWatch() {
        return this.env.searchModel.resModel === "eoffice.document";
    },

    async saveFavorite() {
        const watch = this.canWatch && this.state.isWatched;
        const saved = await super.saveFavorite(...arguments);
        if (saved && watch) {
            this.state.isWatched = false;
            await this.orm.call("eoffice.search.alert", "watch", [saved]);
            this.notificationService.add(_t("You will be told of new documents. Change it under «Saved searches»."), {
                type: "success",
            });
        }
        return saved;
    },
});
