from sqlmodel import create_engine

with create_engine("postgresql://lab:pw@db.lab.internal/lab", connect_args={"sslmode": "verify-full", "sslrootcert": "ca.pem"}).connect():
    pass
