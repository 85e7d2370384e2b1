import { registry } from "@web/core/registry";

// Both lead out of the office.
registry.category("user_menuitems").remove("odoo_account");
registry.category("user_menuitems").remove("support");
