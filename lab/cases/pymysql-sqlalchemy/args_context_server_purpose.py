import ssl

from sqlalchemy import create_engine

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
