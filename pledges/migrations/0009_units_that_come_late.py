"""The log says when a unit that came late was admitted to a vote."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pledges', '0008_frozen_minutes_of_inspections'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='verb',
            field=models.CharField(choices=[('started', 'Bắt đầu soạn giao ước'), ('revised', 'Lưu bản soạn'), ('signatories_arranged', 'Điều chỉnh người ký'), ('comments_invited', 'Mở đợt góp ý'), ('commented', 'Góp ý'), ('answered', 'Trả lời góp ý'), ('comments_closed', 'Kết thúc đợt góp ý'), ('opened', 'Chốt văn bản, mở ký'), ('signed', 'Ký'), ('declined', 'Từ chối ký'), ('withdrawn', 'Thu hồi để soạn lại'), ('sealed', 'Đủ chữ ký, đóng văn bản'), ('begun', 'Lập bản nháp'), ('written', 'Sửa nội dung'), ('submitted', 'Gửi'), ('sent_back', 'Trả lại để bổ sung'), ('recorded', 'Ghi nhận'), ('frozen', 'Chốt văn bản để ký'), ('approved', 'Duyệt'), ('completed', 'Đánh giá hoàn thành'), ('not_completed', 'Đánh giá không hoàn thành'), ('retracted', 'Rút lại'), ('planned', 'Lên kế hoạch'), ('invited', 'Gửi giấy mời'), ('held', 'Ghi kết quả'), ('cancelled', 'Hủy'), ('proposed', 'Giới thiệu'), ('accepted', 'Công nhận'), ('shared', 'Chia sẻ với các đơn vị'), ('refused', 'Không công nhận'), ('next_term_opened', 'Mở năm thi đua tiếp theo'), ('term_closed', 'Khép năm thi đua'), ('scoring_opened', 'Chốt thang điểm, mở chấm'), ('team_scored', 'Đoàn chấm xong'), ('explained', 'Giải trình điểm'), ('agreed', 'Nhất trí điểm'), ('settled', 'Kết luận điểm'), ('finalized', 'Chốt kết quả điểm'), ('issued', 'Ban hành kế hoạch'), ('rescheduled', 'Đổi lịch'), ('inspection_begun', 'Bắt đầu kiểm tra'), ('opinion_asked', 'Lấy ý kiến đơn vị'), ('opined', 'Cho ý kiến về dự thảo biên bản'), ('resumed', 'Kiểm tra tiếp'), ('carried', 'Chuyển sang lần kiểm tra sau'), ('fulfilled', 'Báo cáo thực hiện kiến nghị'), ('confirmed', 'Xác nhận đã thực hiện'), ('voting_opened', 'Mở bỏ phiếu'), ('admitted', 'Ghi nhận đơn vị đến sau'), ('voted', 'Đã bỏ phiếu'), ('counted', 'Kiểm phiếu')], max_length=24, verbose_name='việc'),
        ),
    ]
