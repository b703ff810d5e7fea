from sqlalchemy import create_engine

with create_engine("postgresql+psycopg2://lab:pw@db.lab.internal/lab?ssl=true").connect():
    pass
