from sqlalchemy import create_engine

create_engine("mysql+mysqlconnector://lab:pw@db.lab.internal/lab").connect().close()
