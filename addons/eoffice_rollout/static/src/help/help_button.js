import { Component } from "@odoo/owl";
import { browser } from "@web/core/browser/browser";
import { useHotkey } from "@web/core/hotkeys/hotkey_hook";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { HelpDialog } from "./help_dialog";

/** The lifebuoy on every screen: what the person is looking at goes along with what they ask. */
export class HelpButton extends Component {
    static template = "eoffice_rollout.HelpButton";
    static props = {};

    setup() {
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.open = false;
        // also above an open dialog, where the bar cannot be reached
        useHotkey("alt+shift+h", () => this.ask(), { global: true, bypassEditableProtection: true });
    }

    ask() {
        if (this.open) {
            return;
        }
        this.open = true;
        this.dialog.add(HelpDialog, { screen: this.screen() }, { onClose: () => (this.open = false) });
    }

    screen() {
        const { action, props, currentState } = this.action.currentController || {};
        const { innerWidth, innerHeight, devicePixelRatio } = window;
        return {
            action: typeof action?.id === "number" ? action.id : false,
            url: browser.location.pathname,
            model: props?.resModel || false,
            id: currentState?.resId || props?.resId || false,
            browser: navigator.userAgent,
            size: `${innerWidth}×${innerHeight}@${devicePixelRatio}`,
        };
    }
}

registry.category("systray").add("eoffice_rollout.help", { Component: HelpButton }, { sequence: 100 });
