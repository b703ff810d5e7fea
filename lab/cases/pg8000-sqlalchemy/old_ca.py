from sqlalchemy import create_engine

engine = create_engine("postgresql+pg8000://lab:pw@db.lab.internal/lab", connect_args={"ssl": {"ca_certs": "ca.pem"}})
with engine.connect():
    pass
