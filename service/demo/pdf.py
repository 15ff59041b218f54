"""A PDF of one page, made in code, so that no binary file has to be kept.

Only what a reader needs: catalogue, page tree, page, font, content, cross-reference table.
Source: ISO 32000-1, 7.5 and annex H.
"""


def pdf(lines: list[str]) -> bytes:
    """The bytes of an A4 page with `lines` (ASCII, without brackets and backslashes)."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    content = f"BT /F1 14 Tf 18 TL 72 760 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 6 0 R >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Font << /F1 4 0 R >> >>",
    )
    body = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"  # four high bytes tell transports that it is binary
    offsets = []
    for number, definition in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{definition}\nendobj\n".encode("ascii")
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{entries}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + tail.encode("ascii")
