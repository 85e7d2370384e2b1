"""The public holidays of Vietnam: the fixed ones, and those of the lunar year (BLLĐ 2019 Đ112)."""

from datetime import date

import holidays


def public_holidays(year: int) -> dict[date, str]:
    """Each free day of `year` with its Vietnamese name.

    Days in lieu are there; a longer rest, or a day swapped by an announcement of the year, is typed by hand.
    """
    return dict(sorted(holidays.country_holidays("VN", years=year, language="vi").items()))
