import { user } from "@web/core/user";

// The engine shows and reads moments in the zone of this computer; an office has one clock, and the server names it.
if (luxon.IANAZone.isValidZone(user.tz)) {
    luxon.Settings.defaultZone = user.tz;
}
