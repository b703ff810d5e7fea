import django
from django.conf import settings
from django.db import connection

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "lab",
        "USER": "lab",
        "PASSWORD": "pw",
        "HOST": "db.lab.internal",
        "OPTIONS": {"ssl_mode": "REQUIRED"},
    }
}

settings.configure(DATABASES=DATABASES)
django.setup()
connection.ensure_connection()
connection.close()
