import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { STRIP_PICTURE, stripOf } from "./page_geometry";

/** The place of a doubtful field, enlarged, so that the clerk reads it without looking for it. */
export class ScanStrip extends Component {
    static template = "eoffice_documents.ScanStrip";
    static props = { name: String, place: Object, page: Object, picture: Function, active: Boolean };

    get label() {
        return { number: _t("Number"), issued_on: _t("Date") }[this.props.name];
    }

    get strip() {
        return stripOf(this.props.place.box, this.props.page);
    }

    get source() {
        return this.props.picture(this.props.place.page, STRIP_PICTURE);
    }
}
