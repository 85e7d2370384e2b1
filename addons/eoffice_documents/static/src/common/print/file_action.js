import { browser } from "@web/core/browser/browser";
import { registry } from "@web/core/registry";

// A file made on the server: a PDF in a tab of its own, where it is printed; else, or where the browser
// allows no new tab any more because the work took long, as a download.
registry.category("actions").add("eoffice_file", (env, { params: { url, show } }) => {
    if (!show || !browser.open(url, "_blank")) {
        browser.location.assign(`${url}${url.includes("?") ? "&" : "?"}download=true`);
    }
    return { type: "ir.actions.act_window_close" };
});
