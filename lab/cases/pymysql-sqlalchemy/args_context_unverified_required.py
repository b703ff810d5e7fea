import ssl

from sqlalchemy import create_engine

context = ssl._create_unverified_context()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations(cafile="ca.pem")

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context}).connect().close()
