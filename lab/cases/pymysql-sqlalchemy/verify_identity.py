from sqlalchemy import create_engine

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab?ssl_verify_identity=true").connect().close()
