"""Rows that are written once."""

from django.db import models

from pledges.errors import WrongState


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **values):
        raise WrongState("Bản ghi này chỉ được thêm, không được sửa.")

    def delete(self):
        raise WrongState("Bản ghi này chỉ được thêm, không được xóa.")


class AppendOnly(models.Model):
    """A row that is never changed nor deleted; database triggers enforce it, too (`append_only`)."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None and not self._state.adding:
            raise WrongState("Bản ghi này chỉ được thêm, không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise WrongState("Bản ghi này chỉ được thêm, không được xóa.")
