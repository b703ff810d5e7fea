from sqlalchemy import create_engine

create_engine("mysql+mysqldb://lab:pw@db.lab.internal/lab", connect_args={"ssl": {"ca": "ca.pem"}, "ssl_mode": "VERIFY_IDENTITY"}).connect().close()
