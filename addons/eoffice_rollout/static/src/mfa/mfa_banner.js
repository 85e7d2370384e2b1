import { Component, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { session } from "@web/session";
import { WebClient } from "@web/webclient/webclient";

/** From which day the role of the current user asks for a second factor, while there is still time. */
export class FactorBanner extends Component {
    static template = "eoffice_rollout.FactorBanner";
    static props = {};

    setup() {
        this.state = useState({ day: session.eoffice_factor_day });
    }

    get text() {
        return _t("From %s on you log in only with two-factor authentication.", this.state.day);
    }
}

WebClient.components = { ...WebClient.components, FactorBanner };
