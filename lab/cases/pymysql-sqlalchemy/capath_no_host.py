from sqlalchemy import create_engine

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab?ssl_capath=ca.d&ssl_check_hostname=false").connect().close()
