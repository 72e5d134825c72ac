"""Criteria out of a spreadsheet: every fault named by its row, and all of them saved or none."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from pledges.errors import NotAllowed, PledgeError, Stale, WrongState
from pledges.scores.formulas import tree
from pledges.scores.scale import spreadsheet as sheets
from pledges.scores.scale.acts import criterion as criterion_acts
from pledges.scores.scale.acts import importing as acts
from pledges.scores.scale.acts import scale as drafting
from pledges.scores.scale.forms.importing import CriteriaSheet
from pledges.scores.scale.models import Scale
from pledges.spreadsheets.reading import Line, Unreadable, lines
from pledges.states.stateful import ONLY_SECRETARIAT
from tests import factories, judging
from tests.ladder import refused, rows
from tests.pages import field_errors, fields, notices, page, visitor, words
from tests.registrations.registering import address, saved
from tests.scores.scaling import KIND, fresh, key, shape
from tests.scores.scaling import fields as criterion

HEADINGS = list(sheets.COLUMNS.values())
GROUP, JUDGED = KIND.GROUP.label, KIND.JUDGED.label


@pytest.fixture
def year(db):
    return factories.cluster_year(units=2)


@pytest.fixture
def scale(year) -> Scale:
    return drafting.begin(year.term, by=year.secretary)


def row(number="1", name="Tiêu chí", kind=JUDGED, **cells) -> list:
    cells = (
        {"number": number, "name": name, "kind": kind} | ({"maximum": 10} if kind == JUDGED else {}) | cells
    )
    return [cells.get(field) for field in sheets.COLUMNS]


def book(*filled, headings=HEADINGS) -> bytes:
    made = Workbook()
    for each in (headings, *filled):
        made.active.append(each)
    return saved(made)


def read(*filled, **wishes) -> CriteriaSheet:
    return CriteriaSheet(lines(book(*filled, **wishes), width=sheets.WIDTH, most=600))


def bring(year, file: bytes, who=None):
    where = address(year, "criteria_import")
    return visitor(who or year.secretary).post(where, {"file": SimpleUploadedFile("thang.xlsx", file)})


def sent_by(year, response) -> dict:
    assert response.status_code == 200, words(response)
    return fields(response, address(year, "criteria_import_confirm"))


def confirmed(year, sent: dict):
    return visitor(year.secretary).post(address(year, "criteria_import_confirm"), sent, follow=True)


def test_rows_become_a_tree_by_their_numbers(year, scale):
    file = book(
        row("2", "Thưởng", KIND.ADJUSTMENT.label, maximum=5, minimum=-5),
        row("1.2", "Chỉ tiêu", "theo chi tieu so luong", maximum="2,5", target="1.250", measured_in="buổi"),
        row("1", "Nhóm", GROUP),
        row("1.1.1", "Lá", KIND.OCCURRENCE.label, maximum=4, points_each="0,5", guidance="Đếm"),
        row("1.1.", "Nhóm con", GROUP, maximum=4),
    )
    sent = sent_by(year, bring(year, file))
    answer = confirmed(year, sent)
    assert notices(answer)[0] == "Đã lưu 5 tiêu chí từ tệp. Đề nghị rà soát trước khi mở chấm điểm."
    assert shape(scale) == [
        *(("1", "Nhóm"), ("1.1", "Nhóm con"), ("1.1.1", "Lá"), ("1.2", "Chỉ tiêu"), ("2", "Thưởng")),
    ]
    leaf = scale.criteria.get(name="Chỉ tiêu")
    assert (leaf.kind, leaf.maximum, leaf.target) == (KIND.QUANTITATIVE, Decimal("2.5"), 1250)
    assert scale.criteria.get(name="Lá").guidance == "Đếm"


def test_what_is_exported_can_be_brought_back(year):
    scale = judging.scale(year, "draft")
    names = {"1.1": "- Tuyên truyền", "1.2": "+ 5 buổi", "2.1": "=SUM(A1)", "2.2": "'Nêu'"}
    for number, name in names.items():
        scale.criteria.filter(pk=key(scale, number)).update(name=name, guidance=name)
    file = visitor(year.secretary).get(address(year, "criteria_xlsx")).content
    before = shape(scale)
    values = set(scale.criteria.values_list(*drafting.FIELDS))
    response = bring(year, file)
    assert "7 tiêu chí đang soạn được thay bằng các tiêu chí dưới đây." in words(response)
    confirmed(year, sent_by(year, response))
    assert shape(scale) == before
    assert set(scale.criteria.values_list(*drafting.FIELDS)) == values


def test_numbers_stay_text_in_the_export(year):
    scale = Scale.objects.create(term=year.term)
    acts.import_criteria(
        scale,
        by=year.secretary,
        edition=0,
        rows=[((1,), criterion(KIND.GROUP))] + [((1, number), criterion()) for number in range(1, 11)],
    )
    made = load_workbook(BytesIO(sheets.workbook(fresh(scale), tree(scale.criteria.all()))))
    assert [cell.value for cell in made.worksheets[0]["A"]][-1] == "1.10"


def test_the_examples_of_the_template_are_left_out(year, scale):
    response = visitor(year.secretary).get(address(year, "criteria_template"))
    assert response["Content-Disposition"] == 'attachment; filename="mau-bang-tieu-chi.xlsx"'
    answer = bring(year, response.content)
    assert answer.status_code == 422
    assert field_errors(answer) == ["Tệp chưa có tiêu chí nào. Xin điền ít nhất một dòng rồi tải lên lại."]
    made = load_workbook(BytesIO(response.content))
    made.worksheets[0].append(row("1", "Điền thêm"))
    confirmed(year, sent_by(year, bring(year, saved(made))))
    assert shape(scale) == [("1", "Điền thêm")]


KINDS = ", ".join(f"“{label}”" for label in KIND.labels)
FAULTS = [
    (row(None), "Dòng 2, cột Số thứ tự: chưa có số thứ tự (ví dụ: 1, 1.2, 1.2.1)."),
    (
        row("01/02/2001"),
        "Dòng 2, cột Số thứ tự: số thứ tự “01/02/2001” chưa đúng (ví dụ: 1.2.1; định dạng cột là Văn bản).",
    ),
    (row("0"), "Dòng 2, cột Số thứ tự: số thứ tự bắt đầu từ 1; xin đánh lại số."),
    (row("1.1.1.1.1"), "Dòng 2, cột Số thứ tự: bảng tiêu chí có nhiều nhất 4 cấp; xin bớt cấp."),
    (row("2"), "Dòng 2, cột Số thứ tự: Trước số 2 thiếu số 1; xin đánh số liên tục."),
    (row("1.1"), "Dòng 2, cột Số thứ tự: Số 1.1 không có nhóm 1 trong tệp; xin thêm nhóm."),
    (
        row(name=None),
        "Dòng 2, cột Tên tiêu chí: chưa có tên. Nếu ô bị gộp với ô khác, xin bỏ gộp rồi nhập vào từng dòng.",
    ),
    (
        row(kind="Chấm bừa"),
        f"Dòng 2, cột Cách chấm: không có cách chấm “Chấm bừa”. Các cách được nhận: {KINDS}.",
    ),
    (row(maximum="nhiều"), "Dòng 2, cột Điểm tối đa: “nhiều” không phải là số (ví dụ: 1.234,5)."),
    (row(maximum=0), "Dòng 2, cột Điểm tối đa: Chưa nhập điểm tối đa (lớn hơn 0)."),
    (
        row(target=5),
        "Dòng 2, cột Chỉ tiêu: Cách chấm “Chấm theo mức độ” không dùng mục này; xin để trống.",
    ),
    (
        row(name="=A1"),
        "Dòng 2, cột Tên tiêu chí: ô chứa công thức: xin thay bằng giá trị (Dán đặc biệt, Giá trị).",
    ),
    (
        row(name="Tên \u2764"),
        "Dòng 2, cột Tên tiêu chí: Ký tự “\u2764” (mã U+2764) không in được trong văn bản. "
        "Xin xóa hoặc thay ký tự này.",
    ),
]


@pytest.mark.parametrize(("wrong", "sentence"), FAULTS)
def test_every_fault_is_named_by_its_row(wrong, sentence):
    assert read(wrong).sentences == [sentence]


def test_numbers_that_are_doubled_or_below_a_leaf_are_named():
    found = read(row("1"), row("1"), row("1.1")).sentences
    assert found == [
        "Dòng 3, cột Số thứ tự: Số 1 bị lặp lại; xin đánh lại số.",
        "Dòng 4, cột Số thứ tự: Số 1.1 nằm trong 1, mà 1 không phải nhóm; xin sửa cách chấm.",
    ]


def test_one_fault_saves_nothing(year, scale):
    before = rows()
    response = bring(year, book(row("1"), row("2", maximum=-1)))
    assert response.status_code == 422
    told = [each.text for each in page(response).all("li") if each.text.startswith("Dòng ")]
    assert [each.partition(": ")[0] for each in told] == ["Dòng 3, cột Điểm tối đa"]
    assert "vào bảng tiêu chí?" not in words(response)
    assert rows() == before


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (["Số thứ tự", "Tên tiêu chí"], "Dòng tiêu đề thiếu cột Cách chấm."),
        ([*HEADINGS, "Ghi chú"], "Dòng 1, ô J1: cột “Ghi chú” không có trong tệp mẫu."),
        ([*HEADINGS, "Chỉ tiêu"], "Dòng 1, ô J1: cột “Chỉ tiêu” bị lặp lại."),
    ],
)
def test_a_foreign_heading_is_refused(headings, told):
    with pytest.raises(Unreadable) as caught:
        read(row(), headings=headings)
    assert str(caught.value).startswith(told)


def test_more_than_five_hundred_are_refused(year, scale):
    many = [row(str(number)) for number in range(1, 502)]
    with pytest.raises(Unreadable, match="Tệp có hơn 500 tiêu chí"):
        read(*many)
    response = bring(year, book(*many * 2))
    assert field_errors(response) == ["Tệp có hơn 500 tiêu chí. Xin gộp hoặc xóa bớt rồi tải lên lại."]
    assert read(*many[:500]).sentences == []


@pytest.mark.parametrize(
    "file", [b"", b"PK\x03\x04rubbish", b"name;kind\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_what_is_no_spreadsheet_is_refused_at_the_field(year, scale, file):
    response = bring(year, file)
    assert response.status_code == 422
    assert len(field_errors(response)) == 1


def test_a_preview_is_saved_once_and_only_over_what_was_seen(year, scale):
    sent = sent_by(year, bring(year, book(row("1", "Một"))))
    criterion_acts.add(scale, by=year.secretary, edition=0, parent=None, fields=criterion(name="Vừa thêm"))
    assert "thêm “Vừa thêm”" in notices(confirmed(year, sent))[0]
    assert shape(scale) == [("1", "Vừa thêm")]
    sent = sent_by(year, bring(year, book(row("1", "Một"))))
    confirmed(year, sent)
    assert "nhập 1 tiêu chí từ tệp" in notices(confirmed(year, sent))[0]
    assert shape(scale) == [("1", "Một")]


def test_a_changed_preview_is_refused(year, scale):
    sent = sent_by(year, bring(year, book(row())))
    for preview in (sent["preview"][:-2], "", "x:y:z", sent["preview"] + "\0"):
        answer = confirmed(year, sent | {"preview": preview})
        told = "Bản xem trước đã quá hạn hoặc không còn nguyên vẹn. Xin tải tệp lên lại."
        assert notices(answer)[0].endswith(told)
    assert shape(scale) == []


def test_the_act_believes_no_form(year, scale):
    seen = {"by": year.secretary, "edition": 0}
    with refused(NotAllowed, ONLY_SECRETARIAT):
        acts.import_criteria(scale, by=year.leaders[0], edition=0, rows=[((1,), criterion())])
    with refused(PledgeError, "Tệp chưa có tiêu chí nào. Xin điền ít nhất một dòng rồi tải lên lại."):
        acts.import_criteria(scale, rows=[], **seen)
    with refused(PledgeError, drafting.TOO_MANY):
        acts.import_criteria(scale, rows=[((n,), criterion()) for n in range(1, 502)], **seen)
    with refused(PledgeError, drafting.TOO_DEEP):
        acts.import_criteria(scale, rows=[((1, 1, 1, 1, 1), criterion())], **seen)
    with refused(PledgeError, "Chưa nhập điểm tối đa (lớn hơn 0)."):
        acts.import_criteria(scale, rows=[((1,), criterion(maximum=0))], **seen)
    with pytest.raises(PledgeError, match="Trước số 2 thiếu số 1"):
        acts.import_criteria(scale, rows=[((2,), criterion())], **seen)
    with pytest.raises(Stale):
        acts.import_criteria(scale, by=year.secretary, edition=1, rows=[((1,), criterion())])
    frozen = judging.scale(factories.cluster_year(units=1, slug="khac"))
    secretary = factories.appointment("secretariat", cluster=frozen.term.cluster).person
    with refused(WrongState, Scale.WRONG_STATE["open"]):
        acts.import_criteria(frozen, by=secretary, edition=0, rows=[((1,), criterion())])


def test_a_sheet_of_nothing_is_refused():
    with pytest.raises(Unreadable):
        CriteriaSheet([])
    with pytest.raises(Unreadable):
        CriteriaSheet([Line(1, HEADINGS)])
