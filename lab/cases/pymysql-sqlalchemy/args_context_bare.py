import ssl

from sqlalchemy import create_engine

context = ssl.SSLContext(ssl.PROTOCOL_TLS)

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
