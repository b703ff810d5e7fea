import ssl

from celery import current_app

CELERY_RESULT_BACKEND = "rediss://:pw@db.lab.internal:6379/0"
CELERY_REDIS_BACKEND_USE_SSL = {"ssl_cert_reqs": ssl.CERT_NONE}

current_app.config_from_object("__main__", namespace="CELERY")
current_app.backend.client.ping()
