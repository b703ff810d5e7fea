import ssl

from sqlalchemy import create_engine

context = ssl._create_unverified_context()

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
