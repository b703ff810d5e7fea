import ssl

from sqlalchemy import create_engine

context = ssl._create_unverified_context()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")

engine = create_engine("postgresql+pg8000://lab:pw@db.lab.internal/lab", connect_args={"ssl_context": context})
with engine.connect():
    pass
