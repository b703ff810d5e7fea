import ssl

from celery import current_app

CELERY_RESULT_BACKEND = "redis://:pw@db.lab.internal:6379/0"

current_app.config_from_object("__main__", namespace="CELERY")
current_app.backend.client.ping()
