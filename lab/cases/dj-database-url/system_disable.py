import dj_database_url
import django
from django.conf import settings

DATABASES = {"default": dj_database_url.parse("postgres://lab:pw@db.lab.internal/lab?sslrootcert=system&sslmode=disable")}

settings.configure(DATABASES=DATABASES)
django.setup()

from django.db import connection

connection.ensure_connection()
