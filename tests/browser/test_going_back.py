"""After a wrong password and a signature, the browser's back button shows the paper, not a form to be sent again."""

from tests.factories import PASSWORD


def test_back_after_a_wrong_password_shows_the_paper(visit, open_year):
    leader = visit(open_year.leaders[0]).goes_to(open_year.url())
    leader.page.get_by_label("Tôi đã đọc toàn văn").check()
    leader.types("Mật khẩu đăng nhập", "sai mật khẩu").presses("Ký giao ước").sees("Mật khẩu chưa đúng")
    leader.types("Mật khẩu đăng nhập", PASSWORD).presses("Ký giao ước").sees("Đồng chí đã ký")
    answers = []
    leader.page.on("response", lambda answer: answers.append((answer.request.method, answer.status)))
    leader.page.go_back()
    leader.sees("Giao ước thi đua năm 2019", "Đồng chí đã ký")
    assert ("POST", 422) not in answers
