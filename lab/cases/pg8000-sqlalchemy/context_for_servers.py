import ssl

from sqlalchemy import create_engine

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)

engine = create_engine("postgresql+pg8000://lab:pw@db.lab.internal/lab", connect_args={"ssl_context": context})
with engine.connect():
    pass
