from sqlalchemy import create_engine

create_engine("mysql://lab:pw@db.lab.internal/lab").connect().close()
