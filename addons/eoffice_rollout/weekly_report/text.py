"""The sentences of the report and of the letter that reminds."""

TABLE, CHART = "[bảng kết quả]", "[biểu đồ]"  # paragraphs that the table and the chart take the place of


def report_text(report: dict) -> str:
    """The body of the report, a paragraph a line.

    :param report: ``from_day``, ``to_day`` (date); ``marks`` (reminded below, praised from: per cent);
        ``phases`` [(name, day, on screen, units)]; ``averages``
        [(label, per cent, per cent of the week before or None)]; ``rows`` as of the table; ``praised``
        [(unit, per cent)]; ``reminded`` [(unit, why)]; ``proposals`` [(proposal, grounds)]
    """
    enough, praised = report["marks"]
    on_screen, units = (sum(phase[place] for phase in report["phases"]) for place in (2, 3))
    return "\n".join(
        (
            f"Thực hiện việc kiểm tra, đôn đốc sử dụng Văn phòng điện tử, kết quả tuần từ ngày "
            f"{report['from_day']:%d/%m/%Y} đến ngày {report['to_day']:%d/%m/%Y} như sau:",
            "1. Tiến độ triển khai",
            f"Có {on_screen}/{units} đơn vị xử lý văn bản hoàn toàn trên hệ thống, không nhận văn bản giấy.",
            *(
                f"- {name} (từ ngày {day:%d/%m/%Y}): {done}/{count} đơn vị."
                for name, day, done, count in report["phases"]
            ),
            "2. Kết quả trong tuần",
            *(f"- {_compared(*average)}" for average in report["averages"]),
            *([] if report["averages"] else ["Trong tuần chưa có số liệu."]),
            *([TABLE] if report["rows"] else []),
            *([CHART] if report["averages"] else []),
            f"3. Đơn vị thực hiện tốt (kết quả chung từ {praised} % trở lên)",
            *(_listed(f"{unit}: {total} %" for unit, total in report["praised"]) or ["Chưa có."]),
            f"4. Đơn vị cần đôn đốc (có nội dung đạt dưới {enough} %)",
            *(_listed(f"{unit}: {why}" for unit, why in report["reminded"]) or ["Không có."]),
            "5. Đề xuất, kiến nghị",
            *(_listed(": ".join(filter(None, proposal)) for proposal in report["proposals"]) or ["Không có."]),
        )
    )


def reminder_text(monday, reminded, sentence: str) -> str:
    """The body of the letter that reminds units: ``reminded`` is [(unit, what is behind)]."""
    return "\n".join(
        (
            f"Qua kiểm tra việc sử dụng Văn phòng điện tử trong tuần từ ngày {monday:%d/%m/%Y}, các đơn vị sau "
            "chưa đạt yêu cầu:",
            *_listed(": ".join(filter(None, row)) for row in reminded),
            sentence.strip(),
            "Đề nghị Thủ trưởng các đơn vị chỉ đạo thực hiện nghiêm túc./.",
        )
    )


def _compared(label, now, before):
    if before is None:
        return f"{label}: {now} %."
    change = now - before
    words = f"tăng {change} điểm" if change > 0 else f"giảm {-change} điểm" if change < 0 else "không đổi"
    return f"{label}: {now} % ({words} so với tuần trước)."


def _listed(lines):
    return [f"- {line.strip().rstrip(';.')}." for line in lines]
