import ssl

from sqlalchemy import create_engine

context = ssl.create_default_context(cafile="ca.pem")
context.check_hostname = False

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
