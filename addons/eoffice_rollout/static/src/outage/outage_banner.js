import { Component, onMounted, onWillStart, onWillUnmount, useState } from "@odoo/owl";
import { useBus, useService } from "@web/core/utils/hooks";
import { WebClient } from "@web/webclient/webclient";

/** What everybody has to know about the system, above every screen. */
export class OutageBanner extends Component {
    static template = "eoffice_rollout.OutageBanner";
    static props = {};

    setup() {
        this.orm = useService("orm");
        this.state = useState({ outages: [], closed: [] });
        this.load = async () => {
            this.state.outages = await this.orm.silent.call("eoffice.outage", "on_screen", []);
        };
        const bus = useService("bus_service");
        bus.subscribe("eoffice.outage", this.load);
        useBus(bus, "BUS:RECONNECT", this.load);
        // what was planned begins by itself
        let clock;
        onMounted(() => (clock = setInterval(() => this.state.outages.length && this.load(), 60000)));
        onWillUnmount(() => clearInterval(clock));
        // asked beside the first screen, not before it
        onWillStart(() => {
            this.load().catch(() => {});
        });
    }

    get shown() {
        return this.state.outages.filter((outage) => !this.state.closed.includes(`${outage.id}${outage.level}`));
    }
}

WebClient.components = { ...WebClient.components, OutageBanner };
