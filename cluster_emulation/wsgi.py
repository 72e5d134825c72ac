"""WSGI entry point: `gunicorn cluster_emulation.wsgi --preload`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cluster_emulation.settings")
application = get_wsgi_application()
