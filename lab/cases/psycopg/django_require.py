import django
from django.conf import settings

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "lab",
        "HOST": "db.lab.internal",
        "USER": "lab",
        "PASSWORD": "pw",
        "OPTIONS": {"sslmode": "require"},
    }
}

settings.configure(DATABASES=DATABASES)
django.setup()

from django.db import connection

connection.ensure_connection()
