from sqlalchemy import create_engine

create_engine("mariadb+mariadbconnector://lab:pw@db.lab.internal/lab").connect().close()
