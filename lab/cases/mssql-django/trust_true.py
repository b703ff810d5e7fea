import django
from django.conf import settings

DATABASES = {
    "default": {
        "ENGINE": "mssql",
        "NAME": "lab",
        "USER": "lab",
        "PASSWORD": "pw",
        "HOST": "db.lab.internal",
        "PORT": "1433",
        "OPTIONS": {"driver": "ODBC Driver 18 for SQL Server", "extra_params": "TrustServerCertificate=true"},
    }
}

settings.configure(DATABASES=DATABASES)
django.setup()

from django.db import connection

connection.get_new_connection(connection.get_connection_params()).close()
