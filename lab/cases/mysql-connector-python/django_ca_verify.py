import django
from django.conf import settings
from django.db import connection

DATABASES = {
    "default": {
        "ENGINE": "mysql.connector.django",
        "NAME": "lab",
        "USER": "lab",
        "PASSWORD": "pw",
        "HOST": "db.lab.internal",
        "OPTIONS": {"ssl_ca": "ca.pem", "ssl_verify_cert": True, "ssl_verify_identity": True},
    }
}

settings.configure(DATABASES=DATABASES)
django.setup()
connection.ensure_connection()
connection.close()
