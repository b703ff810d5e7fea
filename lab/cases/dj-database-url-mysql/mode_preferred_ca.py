import dj_database_url
import django
from django.conf import settings

DATABASES = {"default": dj_database_url.parse("mysql://lab:pw@db.lab.internal/lab?ssl_mode=PREFERRED&ssl-ca=ca.pem")}

settings.configure(DATABASES=DATABASES)
django.setup()

from django.db import connection

connection.ensure_connection()
