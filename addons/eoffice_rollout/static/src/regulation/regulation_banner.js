import { Component, useState } from "@odoo/owl";
import { session } from "@web/session";
import { useService } from "@web/core/utils/hooks";
import { WebClient } from "@web/webclient/webclient";

/** Under the bar of every screen: what one has still to read and confirm, until it is done. */
export class RegulationBanner extends Component {
    static template = "eoffice_rollout.RegulationBanner";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        // known with the page: nothing is asked for it
        this.state = useState({ texts: session.eoffice_to_read || [] });
        this.load = async () => {
            this.state.texts = await this.orm.silent.call("eoffice.regulation", "to_read_now", []);
        };
        useService("bus_service").subscribe("eoffice.regulation", this.load);
    }

    async read() {
        const action = await this.orm.call("eoffice.regulation", "action_open_text", [[this.state.texts[0].id]]);
        await this.action.doAction(action, { onClose: this.load });
    }
}

WebClient.components = { ...WebClient.components, RegulationBanner };
