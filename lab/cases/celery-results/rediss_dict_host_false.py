import ssl

from celery import current_app

result_backend = "rediss://:pw@db.lab.internal:6379/0"
redis_backend_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_check_hostname": False}

current_app.config_from_object("__main__")
current_app.backend.client.ping()
