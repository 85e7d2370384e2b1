import qrcode


def link_code(url: str) -> str:
    """The QR code of ``url`` as a drawing, to be read by the camera of a telephone."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=2)
    code.add_data(url)
    rows = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows)
    return f"<svg viewBox='0 0 {side} {side}' shape-rendering='crispEdges'><path d='{dots}'/></svg>"
