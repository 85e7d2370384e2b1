import { spelledDate } from "@eoffice_documents/common/dates/typed_dates";
import { expect, test } from "@odoo/hoot";

const YEAR = 2026;

test("a day is spelled out in whichever way it was typed", () => {
    for (const typed of ["8/12/2015", "08/12/2015", "8/12/15", "8.12.15", "8-12-2015", " 8 12 15 "]) {
        expect(spelledDate(typed.trimEnd(), YEAR)).toBe("08/12/2015");
    }
    expect(spelledDate("8/12", YEAR)).toBe("08/12/2026");
});

test("two digits of a year are those nearest to an office's papers", () => {
    expect(spelledDate("1/1/46", YEAR)).toBe("01/01/2046");
    expect(spelledDate("1/1/47", YEAR)).toBe("01/01/1947");
    expect(spelledDate("30/4/75", YEAR)).toBe("30/04/1975");
});

test("the time of day stays behind the day", () => {
    expect(spelledDate("8/12/15 7:30", YEAR)).toBe("08/12/2015 7:30");
    expect(spelledDate("8/12 07:30", YEAR)).toBe("08/12/2026 07:30");
});

test("what is no day and month is left to the engine", () => {
    for (const typed of ["", "+3d", "08122015", "2015-12-08", "ngày mai"]) {
        expect(spelledDate(typed, YEAR)).toBe(typed);
    }
});
