import ssl

from sqlalchemy import create_engine

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": ssl.CERT_REQUIRED}).connect().close()
