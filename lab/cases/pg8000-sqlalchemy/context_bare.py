import ssl

from sqlalchemy import create_engine

context = ssl.SSLContext()

engine = create_engine("postgresql+pg8000://lab:pw@db.lab.internal/lab", connect_args={"ssl_context": context})
with engine.connect():
    pass
