
from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import members.models.fields


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_closed_terms'),
        ('pledges', '0005_registration_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(blank=True, choices=[('yes', 'Có'), ('partly', 'Một phần'), ('no', 'Chưa')], max_length=6, verbose_name='kết quả')),
                ('papers', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='hồ sơ đã xem')),
                ('remark', members.models.fields.TextField(blank=True, max_length=3000, verbose_name='nhận xét')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
                ('token', models.UUIDField(editable=False, null=True)),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='trả lời lúc')),
            ],
            options={
                'verbose_name': 'kết quả kiểm tra',
                'verbose_name_plural': 'kết quả kiểm tra',
            },
        ),
        migrations.CreateModel(
            name='AnswerFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', members.models.fields.LineField(max_length=150, verbose_name='tên tệp')),
                ('media_type', models.CharField(max_length=100, verbose_name='loại tệp')),
                ('size', models.PositiveIntegerField(verbose_name='số byte')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã băm SHA-256')),
                ('content', models.BinaryField()),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='tải lên lúc')),
                ('token', models.UUIDField(editable=False, unique=True)),
            ],
            options={
                'verbose_name': 'tệp minh chứng',
                'verbose_name_plural': 'tệp minh chứng',
                'ordering': ['brought_at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('flag', 'Đề nghị tặng Cờ thi đua'), ('certificate', 'Đề nghị tặng Bằng khen'), ('chair', 'Bầu cụm trưởng năm sau'), ('deputy', 'Bầu cụm phó năm sau')], max_length=11, verbose_name='loại')),
                ('title', members.models.fields.LineField(max_length=200, verbose_name='tên cuộc bỏ phiếu')),
                ('round', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='vòng')),
                ('state', models.CharField(choices=[('draft', 'Đang chuẩn bị'), ('voting', 'Đang bỏ phiếu'), ('counted', 'Đã kiểm phiếu'), ('open', 'Đang lấy chữ ký'), ('sealed', 'Đã đủ chữ ký'), ('cancelled', 'Đã hủy')], default='draft', editable=False, max_length=9, verbose_name='trạng thái')),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
                ('day', models.DateField(blank=True, null=True, verbose_name='ngày bỏ phiếu')),
                ('venue', members.models.fields.LineField(blank=True, max_length=200, verbose_name='nơi họp')),
                ('quota', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='số lượng được chọn')),
                ('threshold_numerator', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='tỷ lệ cần đạt: tử số')),
                ('threshold_denominator', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='mẫu số')),
                ('threshold_base', models.CharField(choices=[('all', 'tổng số đơn vị của cụm'), ('present', 'số đơn vị có mặt'), ('valid', 'số phiếu hợp lệ')], default='all', max_length=7, verbose_name='tính trên')),
                ('is_more_than', models.BooleanField(default=False, help_text='Ví dụ “quá bán” là trên 1/2, không phải từ 1/2.', verbose_name='phải trên tỷ lệ này')),
                ('quorum_numerator', models.PositiveSmallIntegerField(default=2, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='tỷ lệ đơn vị tham gia ít nhất: tử số')),
                ('quorum_denominator', models.PositiveSmallIntegerField(default=3, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='mẫu số')),
                ('urn', models.BinaryField(default=b'')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='mở lúc')),
                ('counted_at', models.DateTimeField(editable=False, null=True, verbose_name='kiểm phiếu lúc')),
                ('reason', members.models.fields.TextField(blank=True, editable=False, max_length=2000, verbose_name='lý do hủy')),
            ],
            options={
                'verbose_name': 'cuộc bỏ phiếu',
                'verbose_name_plural': 'bình xét, bỏ phiếu',
                'ordering': ['term', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('name', members.models.fields.LineField(blank=True, help_text='Để trống khi đề cử chính đơn vị.', max_length=300, verbose_name='tập thể, cá nhân')),
                ('note', members.models.fields.LineField(blank=True, max_length=500, verbose_name='thành tích tóm tắt')),
                ('votes', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='số phiếu')),
                ('is_elected', models.BooleanField(editable=False, null=True, verbose_name='được chọn')),
            ],
            options={
                'verbose_name': 'ứng viên',
                'verbose_name_plural': 'ứng viên',
                'ordering': ['ballot', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('group', 'Nhóm tiêu chí'), ('quantitative', 'Theo chỉ tiêu số lượng'), ('pass_fail', 'Đạt, không đạt'), ('occurrence', 'Theo số lần, có mức trần'), ('judged', 'Chấm trong mức tối đa'), ('adjustment', 'Điểm cộng, điểm trừ')], max_length=12, verbose_name='cách chấm')),
                ('name', members.models.fields.LineField(max_length=500, verbose_name='tên tiêu chí')),
                ('maximum', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(Decimal('10000'))], verbose_name='điểm tối đa')),
                ('minimum', models.DecimalField(blank=True, decimal_places=2, help_text='Viết số âm, ví dụ -5; chỉ dùng cho điểm cộng, điểm trừ.', max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('-10000')), django.core.validators.MaxValueValidator(0)], verbose_name='mức trừ nhiều nhất')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='chỉ tiêu')),
                ('points_each', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='điểm mỗi lần')),
                ('measured_in', members.models.fields.LineField(blank=True, max_length=40, verbose_name='đơn vị tính')),
                ('guidance', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='hướng dẫn chấm')),
            ],
            options={
                'verbose_name': 'tiêu chí',
                'verbose_name_plural': 'tiêu chí',
                'ordering': ['scale', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('planned', 'Theo kế hoạch'), ('ongoing', 'Đang kiểm tra'), ('opinion', 'Chờ ý kiến đơn vị'), ('open', 'Đang lấy chữ ký'), ('sealed', 'Đã đủ chữ ký'), ('cancelled', 'Đã hủy')], default='planned', editable=False, max_length=9, verbose_name='trạng thái')),
                ('version', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='phiên bản')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='bắt đầu lúc')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('place', members.models.fields.LineField(blank=True, max_length=200, verbose_name='địa điểm')),
                ('began_at', models.DateTimeField(blank=True, null=True, verbose_name='kiểm tra từ')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='đến')),
                ('present', members.models.fields.TextField(blank=True, help_text='Mỗi dòng một người.', max_length=3000, verbose_name='thành phần')),
                ('strengths', members.models.fields.TextField(blank=True, max_length=5000, verbose_name='ưu điểm')),
                ('limits', members.models.fields.TextField(blank=True, max_length=5000, verbose_name='hạn chế')),
                ('opinion', members.models.fields.TextField(blank=True, max_length=5000, verbose_name='ý kiến của đơn vị được kiểm tra')),
                ('agrees', models.BooleanField(null=True, verbose_name='nhất trí với dự thảo biên bản')),
                ('opined_at', models.DateTimeField(editable=False, null=True, verbose_name='cho ý kiến lúc')),
                ('reason', members.models.fields.TextField(blank=True, editable=False, max_length=2000, verbose_name='lý do hủy')),
            ],
            options={
                'verbose_name': 'cuộc kiểm tra chéo',
                'verbose_name_plural': 'kiểm tra chéo',
                'ordering': ['term', 'starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InspectionPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('issued', 'Đã ban hành')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
                ('pattern', models.CharField(choices=[('ring', 'Vòng tròn: mỗi đơn vị kiểm tra một đơn vị khác'), ('teams', 'Theo đoàn: nhiều đơn vị cử người vào đoàn')], default='ring', max_length=8, verbose_name='cách tổ chức')),
                ('number', members.models.fields.LineField(blank=True, max_length=40, verbose_name='số, ký hiệu')),
                ('day', models.DateField(blank=True, null=True, verbose_name='ngày ban hành')),
                ('grounds', members.models.fields.TextField(blank=True, help_text='Mỗi căn cứ một dòng.', max_length=5000, verbose_name='căn cứ')),
                ('purpose', members.models.fields.TextField(blank=True, help_text='Mỗi dòng một ý.', max_length=5000, verbose_name='mục đích, yêu cầu')),
                ('content', members.models.fields.TextField(blank=True, help_text='Mỗi dòng một ý.', max_length=5000, verbose_name='nội dung kiểm tra')),
                ('organisation', members.models.fields.TextField(blank=True, max_length=5000, verbose_name='tổ chức thực hiện')),
                ('issued_at', models.DateTimeField(editable=False, null=True, verbose_name='ban hành lúc')),
            ],
            options={
                'verbose_name': 'kế hoạch kiểm tra chéo',
                'verbose_name_plural': 'kế hoạch kiểm tra chéo',
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('part', members.models.fields.LineField(max_length=200, verbose_name='phần')),
                ('text', members.models.fields.LineField(max_length=500, verbose_name='nội dung')),
                ('guidance', members.models.fields.TextField(blank=True, max_length=1000, verbose_name='gợi ý')),
            ],
            options={
                'verbose_name': 'nội dung kiểm tra',
                'verbose_name_plural': 'nội dung kiểm tra',
                'ordering': ['plan', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('open', 'Chờ đơn vị thực hiện'), ('answered', 'Chờ xác nhận'), ('done', 'Đã thực hiện'), ('carried', 'Chuyển sang lần kiểm tra sau')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('text', members.models.fields.TextField(max_length=2000, verbose_name='kiến nghị')),
                ('owner', members.models.fields.LineField(blank=True, max_length=200, verbose_name='bộ phận, người thực hiện')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn thực hiện')),
                ('answer', members.models.fields.TextField(blank=True, editable=False, max_length=3000, verbose_name='kết quả thực hiện')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='báo cáo lúc')),
                ('reason', members.models.fields.TextField(blank=True, editable=False, max_length=2000, verbose_name='lý do trả lại')),
            ],
            options={
                'verbose_name': 'kiến nghị',
                'verbose_name_plural': 'kiến nghị',
                'ordering': ['inspection', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Scale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('open', 'Đã chốt, đang chấm')], default='draft', editable=False, max_length=8, verbose_name='trạng thái')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
                ('total', models.DecimalField(decimal_places=2, default=Decimal('100'), help_text='Chưa kể điểm cộng, điểm trừ. Ví dụ: 90, 100 hoặc 1000.', max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0.01')), django.core.validators.MaxValueValidator(Decimal('10000'))], verbose_name='tổng điểm công bố')),
                ('source', members.models.fields.LineField(blank=True, help_text='Số, ngày, cơ quan ban hành thang điểm.', max_length=300, verbose_name='văn bản quy định')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='mở chấm lúc')),
            ],
            options={
                'verbose_name': 'thang điểm',
                'verbose_name_plural': 'thang điểm',
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('column', models.CharField(choices=[('self', 'Tự chấm'), ('team', 'Đoàn chấm'), ('approved', 'Duyệt')], max_length=8, verbose_name='cột')),
                ('figure', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='kết quả')),
                ('points', models.DecimalField(blank=True, decimal_places=2, max_digits=7, null=True, verbose_name='điểm')),
                ('remark', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='nhận xét')),
                ('reason', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='lý do, giải thích')),
                ('evidence', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='minh chứng')),
                ('answer', members.models.fields.TextField(blank=True, max_length=2000, verbose_name='giải trình của đơn vị')),
                ('edition', models.PositiveIntegerField(default=0, editable=False, verbose_name='lần lưu')),
            ],
            options={
                'verbose_name': 'điểm',
                'verbose_name_plural': 'điểm',
            },
        ),
        migrations.CreateModel(
            name='ScoreFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', members.models.fields.LineField(max_length=150, verbose_name='tên tệp')),
                ('media_type', models.CharField(max_length=100, verbose_name='loại tệp')),
                ('size', models.PositiveIntegerField(verbose_name='số byte')),
                ('sha256', models.CharField(max_length=64, verbose_name='mã băm SHA-256')),
                ('content', models.BinaryField()),
                ('brought_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='tải lên lúc')),
            ],
            options={
                'verbose_name': 'tệp minh chứng',
                'verbose_name_plural': 'tệp minh chứng',
                'ordering': ['brought_at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScoreSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('self_scoring', 'Đơn vị tự chấm'), ('submitted', 'Chờ đoàn chấm'), ('team_scored', 'Chờ đơn vị giải trình'), ('explained', 'Chờ thống nhất điểm'), ('agreed', 'Đã thống nhất'), ('final', 'Đã chốt kết quả')], default='self_scoring', editable=False, max_length=12, verbose_name='trạng thái')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='gửi lúc')),
                ('team_scored_at', models.DateTimeField(editable=False, null=True, verbose_name='đoàn chấm xong lúc')),
                ('explained_at', models.DateTimeField(editable=False, null=True, verbose_name='giải trình lúc')),
                ('agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='thống nhất lúc')),
                ('reason', members.models.fields.TextField(blank=True, editable=False, max_length=2000, verbose_name='lý do')),
                ('final_at', models.DateTimeField(editable=False, null=True, verbose_name='chốt lúc')),
            ],
            options={
                'verbose_name': 'bảng điểm',
                'verbose_name_plural': 'bảng điểm',
                'ordering': ['term', 'unit__order'],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, verbose_name='mã phiếu')),
                ('choices', models.JSONField(default=list, verbose_name='lựa chọn')),
            ],
            options={
                'verbose_name': 'lá phiếu',
                'verbose_name_plural': 'lá phiếu',
                'ordering': ['ballot', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='thứ tự')),
                ('name', members.models.fields.LineField(max_length=120, verbose_name='tên đoàn')),
            ],
            options={
                'verbose_name': 'đoàn kiểm tra',
                'verbose_name_plural': 'đoàn kiểm tra',
                'ordering': ['plan', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.PositiveSmallIntegerField(choices=[(1, 'Trưởng đoàn'), (2, 'Thư ký đoàn'), (3, 'Thành viên')], default=3, verbose_name='vai trò')),
            ],
            options={
                'verbose_name': 'thành viên đoàn',
                'verbose_name_plural': 'thành viên đoàn',
                'ordering': ['role', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Teller',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.PositiveSmallIntegerField(choices=[(1, 'Trưởng ban kiểm phiếu'), (2, 'Thư ký'), (3, 'Ủy viên')], default=3, verbose_name='vai trò')),
            ],
            options={
                'verbose_name': 'người kiểm phiếu',
                'verbose_name_plural': 'ban kiểm phiếu',
                'ordering': ['ballot', 'role', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Voter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_present', models.BooleanField(default=True, verbose_name='có mặt')),
                ('voted_at', models.DateTimeField(editable=False, null=True, verbose_name='bỏ phiếu lúc')),
            ],
            options={
                'verbose_name': 'đơn vị bỏ phiếu',
                'verbose_name_plural': 'đơn vị bỏ phiếu',
                'ordering': ['ballot', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='signatureplace',
            name='a_unit_has_one_place',
        ),
        migrations.AddField(
            model_name='signatureplace',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to=settings.AUTH_USER_MODEL, verbose_name='người ký'),
        ),
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('agreement', 'Giao ước thi đua'), ('appendix', 'Phụ lục giao ước'), ('handover', 'Biên bản bàn giao'), ('inspection', 'Biên bản kiểm tra'), ('count', 'Biên bản kiểm phiếu')], max_length=20, verbose_name='loại'),
        ),
        migrations.AlterField(
            model_name='event',
            name='verb',
            field=models.CharField(choices=[('started', 'Bắt đầu soạn giao ước'), ('revised', 'Lưu bản soạn'), ('signatories_arranged', 'Điều chỉnh người ký'), ('comments_invited', 'Mở đợt góp ý'), ('commented', 'Góp ý'), ('answered', 'Trả lời góp ý'), ('comments_closed', 'Kết thúc đợt góp ý'), ('opened', 'Chốt văn bản, mở ký'), ('signed', 'Ký'), ('declined', 'Từ chối ký'), ('withdrawn', 'Thu hồi để soạn lại'), ('sealed', 'Đủ chữ ký, đóng văn bản'), ('begun', 'Lập bản nháp'), ('written', 'Sửa nội dung'), ('submitted', 'Gửi'), ('sent_back', 'Trả lại để bổ sung'), ('recorded', 'Ghi nhận'), ('frozen', 'Chốt văn bản để ký'), ('approved', 'Duyệt'), ('completed', 'Đánh giá hoàn thành'), ('not_completed', 'Đánh giá không hoàn thành'), ('retracted', 'Rút lại'), ('planned', 'Lên kế hoạch'), ('invited', 'Gửi giấy mời'), ('held', 'Ghi kết quả'), ('cancelled', 'Hủy'), ('proposed', 'Giới thiệu'), ('accepted', 'Công nhận'), ('shared', 'Chia sẻ với các đơn vị'), ('refused', 'Không công nhận'), ('next_term_opened', 'Mở năm thi đua tiếp theo'), ('term_closed', 'Khép năm thi đua'), ('scoring_opened', 'Chốt thang điểm, mở chấm'), ('team_scored', 'Đoàn chấm xong'), ('explained', 'Giải trình điểm'), ('agreed', 'Nhất trí điểm'), ('settled', 'Kết luận điểm'), ('finalized', 'Chốt kết quả điểm'), ('issued', 'Ban hành kế hoạch'), ('rescheduled', 'Đổi lịch'), ('inspection_begun', 'Bắt đầu kiểm tra'), ('opinion_asked', 'Lấy ý kiến đơn vị'), ('opined', 'Cho ý kiến về dự thảo biên bản'), ('resumed', 'Kiểm tra tiếp'), ('carried', 'Chuyển sang lần kiểm tra sau'), ('fulfilled', 'Báo cáo thực hiện kiến nghị'), ('confirmed', 'Xác nhận đã thực hiện'), ('voting_opened', 'Mở bỏ phiếu'), ('voted', 'Đã bỏ phiếu'), ('counted', 'Kiểm phiếu')], max_length=24, verbose_name='việc'),
        ),
        migrations.AlterField(
            model_name='signatureplace',
            name='mandate',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='members.mandate', verbose_name='tư cách ký'),
        ),
        migrations.AddConstraint(
            model_name='signatureplace',
            constraint=models.UniqueConstraint(condition=models.Q(('person', None)), fields=('document', 'unit'), name='a_unit_has_one_place'),
        ),
        migrations.AddConstraint(
            model_name='signatureplace',
            constraint=models.UniqueConstraint(fields=('document', 'person'), name='a_person_has_one_place'),
        ),
        migrations.AddConstraint(
            model_name='signatureplace',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mandate', None), ('person__isnull', False)), models.Q(('mandate__isnull', False), ('person', None)), _connector='OR'), name='who_signs_in_a_place_is_known'),
        ),
        migrations.AddField(
            model_name='answer',
            name='answered_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='answerfile',
            name='answer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='pledges.answer'),
        ),
        migrations.AddField(
            model_name='answerfile',
            name='brought_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ballot',
            name='counted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ballot',
            name='document',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballot', to='pledges.document', verbose_name='văn bản ký'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='opened_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ballot',
            name='previous',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_round', to='pledges.ballot'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='pledges.ballot'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='pledges.criterion', verbose_name='thuộc nhóm'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='document',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inspection', to='pledges.document', verbose_name='văn bản ký'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='opined_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='inspection',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='members.unit', verbose_name='đơn vị được kiểm tra'),
        ),
        migrations.AddField(
            model_name='answer',
            name='inspection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='pledges.inspection'),
        ),
        migrations.AddField(
            model_name='inspectionplan',
            name='issued_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='inspectionplan',
            name='term',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='inspection_plan', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='pledges.inspectionplan'),
        ),
        migrations.AddField(
            model_name='question',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='pledges.inspectionplan'),
        ),
        migrations.AddField(
            model_name='answer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='pledges.question'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='answered_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='carried_from',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='pledges.recommendation'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='inspection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='pledges.inspection'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='recommendation',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='members.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='scale',
            name='opened_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scale',
            name='term',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scale', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='criterion',
            name='scale',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='pledges.scale', verbose_name='thang điểm'),
        ),
        migrations.AddField(
            model_name='score',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='pledges.criterion', verbose_name='tiêu chí'),
        ),
        migrations.AddField(
            model_name='score',
            name='written_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scorefile',
            name='brought_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scorefile',
            name='score',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='pledges.score'),
        ),
        migrations.AddField(
            model_name='scoresheet',
            name='agreed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scoresheet',
            name='final_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='scoresheet',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_sheets', to='members.term', verbose_name='năm thi đua'),
        ),
        migrations.AddField(
            model_name='scoresheet',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='score_sheets', to='members.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='score',
            name='sheet',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='pledges.scoresheet'),
        ),
        migrations.AddField(
            model_name='slip',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='pledges.ballot'),
        ),
        migrations.AddField(
            model_name='team',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='pledges.inspectionplan'),
        ),
        migrations.AddField(
            model_name='team',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='đơn vị đi kiểm tra'),
        ),
        migrations.AddField(
            model_name='inspection',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='pledges.team', verbose_name='đoàn kiểm tra'),
        ),
        migrations.AddField(
            model_name='teammember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team_memberships', to=settings.AUTH_USER_MODEL, verbose_name='người'),
        ),
        migrations.AddField(
            model_name='teammember',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='pledges.team'),
        ),
        migrations.AddField(
            model_name='teammember',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='đơn vị cử'),
        ),
        migrations.AddField(
            model_name='teller',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellers', to='pledges.ballot'),
        ),
        migrations.AddField(
            model_name='teller',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người'),
        ),
        migrations.AddField(
            model_name='teller',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='voter',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='pledges.ballot'),
        ),
        migrations.AddField(
            model_name='voter',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='đơn vị'),
        ),
        migrations.AddField(
            model_name='voter',
            name='voted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('threshold_numerator__lte', models.F('threshold_denominator')), ('quorum_numerator__lte', models.F('quorum_denominator')), ('quorum_numerator__gte', 1), ('threshold_numerator__gte', 1)), name='fractions_are_at_most_one'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('state__in', ['open', 'sealed'])), models.Q(('document', None), ('state__in', ['draft', 'voting', 'counted', 'cancelled'])), _connector='OR'), name='ballot_has_a_document_once_frozen'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['counted', 'open', 'sealed']), _negated=True), models.Q(('counted_at__isnull', False), ('counted_by__isnull', False)), _connector='OR'), name='who_counted_a_ballot_is_known'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(fields=('ballot', 'unit', 'name'), name='a_candidate_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='inspectionplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_at', None), ('issued_by', None), ('state', 'draft')), models.Q(('issued_at__isnull', False), ('issued_by__isnull', False), ('state', 'issued')), _connector='OR'), name='who_issued_a_plan_is_known'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('inspection', 'question'), name='one_answer_per_question'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['answered', 'done']), _negated=True), ('answered_at__isnull', False), _connector='OR'), name='answered_recommendations_say_when'),
        ),
        migrations.AddConstraint(
            model_name='scale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_at', None), ('opened_by', None), ('state', 'draft')), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False), ('state', 'open')), _connector='OR'), name='who_opened_a_scale_is_known'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'group'), ('minimum', None), ('points_each', None), ('target', None)), models.Q(('kind', 'quantitative'), ('maximum__gt', 0), ('minimum', None), ('points_each', None), ('target__gt', 0)), models.Q(('kind__in', ['pass_fail', 'judged']), ('maximum__gt', 0), ('minimum', None), ('points_each', None), ('target', None)), models.Q(('kind', 'occurrence'), ('maximum__gt', 0), ('minimum', None), ('points_each__gt', 0), ('target', None)), models.Q(('kind', 'adjustment'), ('maximum__gte', 0), ('minimum__lte', 0), ('points_each', None), ('target', None)), _connector='OR'), name='a_criterion_has_the_numbers_of_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.UniqueConstraint(fields=('term', 'unit'), name='one_score_sheet_per_unit_and_term'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'final']), _negated=True), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='agreed_sheets_say_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'final'), _negated=True), models.Q(('final_at__isnull', False), ('final_by__isnull', False)), _connector='OR'), name='final_sheets_say_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('sheet', 'criterion', 'column'), name='one_score_per_column_and_criterion'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('figure', None), ('points', None)), models.Q(('figure__isnull', False), ('points__isnull', False)), _connector='OR'), name='points_come_from_a_figure'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('answer', ''), ('column', 'team'), _connector='OR'), name='units_answer_the_team'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(fields=('ballot', 'code'), name='a_slip_is_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('term', 'unit'), name='a_unit_is_inspected_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gte', models.F('starts_at')), _connector='OR'), name='inspection_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('finished_at__gte', models.F('began_at')), _connector='OR'), name='inspection_finished_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('document__isnull', False), ('state__in', ['open', 'sealed'])), models.Q(('document', None), ('state__in', ['planned', 'ongoing', 'opinion', 'cancelled'])), _connector='OR'), name='inspection_has_a_document_once_frozen'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.UniqueConstraint(fields=('team', 'person'), name='a_person_is_once_in_a_team'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 1)), fields=('team',), name='a_team_has_one_head'),
        ),
        migrations.AddConstraint(
            model_name='teammember',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 2)), fields=('team',), name='a_team_has_one_secretary'),
        ),
        migrations.AddConstraint(
            model_name='teller',
            constraint=models.UniqueConstraint(fields=('ballot', 'person'), name='a_teller_counts_once'),
        ),
        migrations.AddConstraint(
            model_name='teller',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 1)), fields=('ballot',), name='tellers_have_one_head'),
        ),
        migrations.AddConstraint(
            model_name='voter',
            constraint=models.UniqueConstraint(fields=('ballot', 'unit'), name='a_unit_votes_once'),
        ),
        migrations.AddConstraint(
            model_name='voter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voted_at', None), ('voted_by', None)), models.Q(('is_present', True), ('voted_at__isnull', False), ('voted_by__isnull', False)), _connector='OR'), name='who_voted_was_present'),
        ),
    ]
