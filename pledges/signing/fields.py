"""Signature fields: empty and locked, placed before the document is frozen."""

from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

FREEZE = "Freeze"
CLOSE = "Close"
ARCHIVE = "Archive"  # the document timestamp after the close
RESERVED = frozenset({FREEZE, CLOSE, ARCHIVE})
POINTS_PER_CSS_PX = 0.75


@dataclass(frozen=True)
class Box:
    """A rectangle on a page (counted from 0), in PDF points from the bottom left corner."""

    page: int
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def width(self) -> float:
        return self.x2 - self.x1

    @property
    def height(self) -> float:
        return self.y2 - self.y1


def box_from_anchor(
    anchor_css_px: tuple[float, float, float, float], page_index: int, page_height_css_px: float
) -> Box:
    """Turn a layout anchor (x1, y1, x2, y2 from the top left, CSS px) into a box."""
    x1, y1, x2, y2 = anchor_css_px
    top, bottom = page_height_css_px - y1, page_height_css_px - y2
    return Box(page_index, *(round(side * POINTS_PER_CSS_PX, 2) for side in (x1, bottom, x2, top)))


def prepare(pdf: bytes, boxes: dict[str, tuple[Box, str]]) -> IncrementalPdfFileWriter:
    """Add one field per signatory (name -> box, readable name), `Freeze` and `Close`; write nothing yet.

    A signature locks its own field; the signature in `Close` locks the whole document.
    """
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    for name, (box, readable_name) in boxes.items():
        if "." in name or name in RESERVED:
            raise ValueError(f"not a name for a signature field: {name}")
        append_signature_field(writer, _place(name, box, readable_name))
    append_signature_field(writer, SigFieldSpec(FREEZE, readable_field_name="Xác nhận khi gửi ký"))
    append_signature_field(
        writer,
        SigFieldSpec(
            CLOSE,
            readable_field_name="Xác nhận khi ký đủ",
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL),
            doc_mdp_update_value=MDPPerm.NO_CHANGES,
        ),
    )
    return writer


def _place(name: str, box: Box, readable_name: str) -> SigFieldSpec:
    return SigFieldSpec(
        name,
        on_page=box.page,
        box=(box.x1, box.y1, box.x2, box.y2),
        readable_field_name=readable_name,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.INCLUDE, [name]),
        doc_mdp_update_value=MDPPerm.FILL_FORMS,
    )
