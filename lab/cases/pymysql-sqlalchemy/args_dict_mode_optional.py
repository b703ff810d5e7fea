from sqlalchemy import create_engine

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": {"verify_mode": "optional"}}).connect().close()
