"""What one confirms when signing the minutes of an inspection."""

from pledges.documents.forms import SignForm


class MinutesSignForm(SignForm):
    """Whoever signs confirms what was found; the opinion of the unit stands in the text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = "Tôi đã đọc toàn văn và xác nhận biên bản ghi đúng cuộc kiểm tra."
