import { Component, xml } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

export class Scan extends Component {
    static template = xml`<div class="eoffice_scan"/>`;
    static props = { ...standardWidgetProps };
}

registry.category("view_widgets").add("eoffice_scan", { component: Scan });
