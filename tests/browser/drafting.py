"""Words for the drafting form."""


def commitment_title(visitor, number) -> str:
    return (
        visitor.page.locator(".commitment-fields").nth(number - 1).get_by_label("Tên nội dung").input_value()
    )


def previews(visitor):
    """The PDF of what is typed: beside the form on a wide screen, in a tab of its own elsewhere."""
    if visitor.page.viewport_size["width"] < 1200:
        return previews_in_a_tab(visitor)
    with visitor.context.expect_event("response", _is_preview) as answered:
        visitor.touches("Xem trước")
    assert answered.value.headers["content-type"] == "application/pdf"
    visitor.page.locator(".with-preview iframe").wait_for()
    return visitor.looks()


def previews_in_a_tab(visitor):
    with (
        visitor.page.expect_popup() as tab,
        visitor.context.expect_event("response", _is_preview) as answered,
    ):
        visitor.touches("Xem trước")
    assert answered.value.headers["content-type"] == "application/pdf"
    tab.value.close()
    return visitor


def _is_preview(answer) -> bool:
    return answer.url.endswith("/xem-thu/")
