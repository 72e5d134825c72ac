"""What an agreement says of its day, place, theme and year follows the fields; what does not agree is named."""

from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest

from pledges.agreement.acts.drafting import CommitmentDraft, revise, start
from pledges.agreement.acts.signing import open_for_signature
from pledges.agreement.facts import Facts, follow
from pledges.agreement.forms.typed import flat
from pledges.agreement.mentions import mentions
from pledges.agreement.passages import contradictions_in
from pledges.agreement.text import CommitmentText, TargetText
from pledges.agreement.wording import commitments_of
from pledges.demo.article import COMMITMENTS, FIELDS
from pledges.errors import PledgeError
from tests import factories
from tests.ladder import refused
from tests.pages import page, visitor, words

SIGNED = Facts(day=date(2019, 2, 28), venue="Trụ sở Hội thử TP Hà Nội", theme="Năm kỷ cương", year="2019")
LATER = replace(SIGNED, day=date(2019, 3, 5))
SENTENCE = (
    "Ngày 28 tháng 02 năm 2019, tại trụ sở Hội thử thành phố Hà Nội, ký kết theo chủ đề “Năm kỷ cương”."
)
BLANK = "Ngày ……. tháng ……. năm 2020, tại ……., ký kết theo chủ đề “…….”."


@pytest.fixture
def seed(authority):
    """Six units with the words of 2019 as they were signed."""
    year = factories.cluster_year(6)
    _save(year, **FIELDS, commitments=[_commitment(*each) for each in COMMITMENTS])
    return year


def _commitment(title, text, targets=()):
    return CommitmentDraft(pk=None, title=title, text=text, targets=tuple(targets))


def _save(year, *, commitments=None, **fields):
    agreement = year.reload()
    fields = {name: getattr(agreement, name) for name in FIELDS} | fields
    kept = [
        _commitment(commitment.title, commitment.text, commitment.targets)
        for commitment in commitments_of(agreement)
    ]
    return revise(
        agreement,
        by=year.secretary,
        edition=agreement.edition,
        fields=fields,
        commitments=kept if commitments is None else commitments,
    )


def _found(year, commitments=None):
    agreement = year.reload()
    return contradictions_in(
        agreement, list(commitments_of(agreement)) if commitments is None else commitments
    )


@pytest.mark.parametrize(
    "written",
    [
        "28/02/2019", "28/2/2019", "28-2-2019", "28.02.2019", "ngày 28 tháng 02 năm 2019", "ngày 28 tháng 2 năm 2019",
        normalize("NFD", "ngày 28 tháng 02 năm 2019"), "Ngày  28\u00a0tháng 2\nnăm 2019",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written):
    (mention,) = mentions(f"Hôm nay, {written}, tại Hà Nội")
    assert (mention.day, list(mention.years), mention.is_of_a_paper) == ((28, 2, 2019), [2019], False)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("6 tháng đầu năm 2019", [2019]),
        ("năm học 2024-2025", [2024, 2025]),
        ("quý I/2019", [2019]),
        ("tháng 5 năm 2019", [2019]),
        ("nhiệm kỳ 2019 – 2021", [2019, 2020, 2021]),
        ("số 2019/QĐ, 2019 cây, trăm 2019, 12/2019/NĐ-CP, 1/3 số đơn vị", []),
    ],
)
def test_a_year_is_read_however_it_is_written(written, years):
    assert [year for mention in mentions(written) for year in mention.years] == years


@pytest.mark.parametrize(
    "paper",
    [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Quyết định số 449/QĐ-UBND ngày 22 tháng 01 năm 2019",
        "Công văn số 12/CV-CTĐ, ngày 05/01/2018",
        "Kế hoạch của TP. Hà Nội ngày 05/01/2018",
        "Thông tư số 01/2024/TT-BNV ngày 15/01/2024",
        "Luật Thi đua, khen thưởng năm 2022",
        "Luật (được sửa đổi, bổ sung năm 2026)",
    ],
)
def test_the_day_of_a_paper_is_the_papers_own(paper):
    assert [mention.is_of_a_paper for mention in mentions(paper)] == [True]


def test_a_sentence_follows_the_fields_and_comes_back():
    unknown = Facts(day=None, venue="", theme="", year="2020")
    assert follow(SENTENCE, SIGNED, unknown) == BLANK
    assert follow(BLANK, unknown, SIGNED) == SENTENCE.replace("thành phố", "TP")
    assert follow(SENTENCE, SIGNED, LATER) == SENTENCE.replace("28 tháng 02", "05 tháng 3")
    assert follow("sáng 28.02.2019", SIGNED, LATER) == "sáng 05.03.2019"


def test_what_is_not_said_of_the_meeting_stays():
    text = "Quyết định ngày 28 tháng 02 năm 2019; giữ vững năm kỷ cương; ngày 28 tháng 02 năm 2018"
    assert follow(text, SIGNED, replace(LATER, theme="Năm mới")) == text


def test_the_next_year_says_nothing_of_the_last(seed):
    agreement = start(
        factories.term(seed.cluster, "2020", theme="Năm bứt phá"), by=seed.secretary, source="last_year"
    )
    assert agreement.opening.startswith("Ngày ……. tháng ……. năm 2020, tại ……., sáu đơn vị")
    assert "giao ước thi đua năm 2020 với chủ đề “Năm bứt phá”" in agreement.opening
    assert [
        contradiction.sentence for contradiction in contradictions_in(agreement, commitments_of(agreement))
    ] == ["Lời mở đầu còn chỗ chưa điền “…….”."]
    fields = {name: getattr(agreement, name) for name in FIELDS}
    fields |= {"day": date(2020, 3, 5), "venue": "Trụ sở Hội Nông dân TP"}
    saved = revise(agreement, by=seed.secretary, edition=1, fields=fields, commitments=[])
    assert saved.opening.startswith("Ngày 05 tháng 3 năm 2020, tại trụ sở Hội Nông dân TP, sáu đơn vị")
    assert contradictions_in(saved, ()) == []


def test_the_opening_follows_the_fields_of_the_same_year(seed):
    opening = _save(seed, day=date(2019, 3, 5), theme="Năm bứt phá").opening
    assert opening == FIELDS["opening"].replace("28 tháng 02", "05 tháng 3").replace(
        FIELDS["theme"], "Năm bứt phá"
    )
    assert _found(seed) == []


def test_an_opening_typed_in_the_same_save_stays_as_typed(seed):
    typed = FIELDS["opening"].replace("sáu đơn vị", "các đơn vị")
    assert _save(seed, day=date(2019, 3, 5), opening=typed).opening == typed
    sentence = "Lời mở đầu nêu ngày 28/02/2019, khác ngày ký kết 05/03/2019."
    assert [(each.sentence, each.anchor) for each in _found(seed)] == [(sentence, "id_opening")]
    with refused(PledgeError, f"Chưa gửi ký được. {sentence}"):
        open_for_signature(seed.reload(), by=seed.secretary, edition=seed.agreement.edition)


def test_the_article_agrees_with_its_own_fields(seed):
    assert _found(seed) == []


@pytest.mark.parametrize(
    ("opening", "sentences"),
    [
        ("Hôm nay, 28/2/2018, các đơn vị ký kết.", ["Lời mở đầu nêu ngày 28/02/2018, khác ngày ký kết 28/02/2019."]),
        ("Sáng ngày 27 tháng 2, tại X, ký kết.", ["Lời mở đầu nêu ngày 27/02, khác ngày ký kết 28/02/2019."]),
        ("Các đơn vị ký kết giao ước thi đua năm 2018.", ["Lời mở đầu nêu năm 2018, khác năm thi đua 2019."]),
        ("Ký kết với chủ đề “Năm khác”.", [f"Lời mở đầu nêu chủ đề “Năm khác”, khác chủ đề năm “{FIELDS['theme']}”."]),
        ("Ngày …… tháng …… năm 2019, ký kết.", ["Lời mở đầu còn chỗ chưa điền “……”."]),
        ("Ngày 03/02/1930, Đảng ra đời. Mừng ngày 30/4, tiến tới ngày 19 tháng 5, ký kết.", []),
        ("Thực hiện Kế hoạch số 5/KH-UBND ngày 05/12/2018, các đơn vị ký kết.", []),
    ],
)  # fmt: skip
def test_a_plain_contradiction_of_the_opening_is_in_the_way(seed, opening, sentences):
    _save(seed, opening=opening)
    assert [each.sentence for each in _found(seed) if each.is_plain] == sentences


def test_what_may_be_right_is_only_to_be_looked_at_wherever_it_stands(seed):
    target = TargetText(name="Tăng so với 6 tháng đầu năm 2018")
    promise = CommitmentText(
        title="", text="Như năm 2018; trước ngày 15/01/2020; giai đoạn 2016-2020", targets=(target,)
    )
    _save(
        seed,
        grounds="Căn cứ nhiệm vụ năm 2018",
        organisation="Trong năm 2018.",
        closing="Từ ngày 01/03/2018.",
        recipients="Hội nghị năm 2018",
    )
    assert [
        (each.sentence.partition(", khác")[0], each.anchor, each.is_plain) for each in _found(seed, [promise])
    ] == [
        ("Căn cứ thứ 1 nêu năm 2018", "id_grounds", False),
        ("Nội dung 1 nêu năm 2018", "c0", False),
        ("Chỉ tiêu của nội dung 1 nêu 6 tháng đầu năm 2018", "c0", False),
        ("Phần tổ chức thực hiện nêu năm 2018", "id_organisation", False),
        ("Lời kết nêu ngày 01/03/2018", "id_closing", False),
        ("Nơi nhận nêu năm 2018", "id_recipients", False),
    ]


def test_the_pages_name_each_passage_with_a_link_to_it(seed):
    _save(seed, opening="Ngày 27/02/2019, tại Hội trường khác, ký kết.", closing="Như năm 2018.")
    browser = visitor(seed.secretary)
    draft = seed.url("agreement_draft")
    wanted = {
        "#id_opening": "Lời mở đầu nêu ngày 27/02/2019, khác ngày ký kết 28/02/2019.",
        "#id_closing": "Lời kết nêu năm 2018, khác năm thi đua 2019.",
    }
    opening, drafting = browser.get(seed.url("agreement_open")), browser.get(draft)
    for anchor, sentence in wanted.items():
        assert sentence in words(opening)
        assert sentence in words(drafting)
        assert draft + anchor in {each.attributes.get("href") for each in page(opening).all("a")}
        assert anchor in {each.attributes.get("href") for each in page(drafting).all("a")}
        assert words(drafting).index("Phải sửa trước khi gửi ký") < words(drafting).index(
            "nếu đúng thì giữ nguyên"
        )
        assert anchor[1:] in {element.attributes.get("id") for element in page(drafting).elements}


def test_whoever_saves_is_told_that_the_opening_follows(seed):
    browser, url = visitor(seed.secretary), seed.url("agreement_draft")
    form = flat(seed.reload())
    form["day"] = "05/03/2019"
    told = words(browser.post(url, form.dict() | {"stay": "1"}, follow=True))
    assert "Lời mở đầu đã cập nhật theo ngày, nơi tổ chức và chủ đề mới." in told
    assert "ngày 05 tháng 3 năm 2019" in seed.reload().opening.casefold()
    assert "đã cập nhật theo" not in words(
        browser.post(url, flat(seed.reload()).dict() | {"stay": "1"}, follow=True)
    )
