import ssl

from sqlalchemy import create_engine

context = ssl.create_default_context()
context.check_hostname = True
context.load_verify_locations("ca.pem")

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
