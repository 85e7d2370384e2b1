import { registry } from "@web/core/registry";

registry.category("eoffice_concurrent_edit").add("calendar.event", true);
