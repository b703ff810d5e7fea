from sqlmodel import create_engine

with create_engine("postgresql://lab:pw@db.lab.internal/lab?sslmode=require").connect():
    pass
