from sqlalchemy import create_engine

engine = create_engine(
    "postgresql+psycopg://lab:pw@db.lab.internal/lab?sslmode=disable",
    connect_args={"sslmode": "verify-full", "sslrootcert": "ca.pem"},
)
with engine.connect():
    pass
