from django.apps import AppConfig


class PledgesConfig(AppConfig):
    name = "pledges"
    verbose_name = "Giao ước thi đua"

    def ready(self):
        from cluster_emulation import checks  # noqa: F401, PLC0415 -- registers the checks once the models are there
