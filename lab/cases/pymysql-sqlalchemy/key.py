from sqlalchemy import create_engine

create_engine("mysql+pymysql://lab:pw@db.lab.internal/lab?ssl_key=/etc/ssl/private/ssl-cert-snakeoil.key").connect().close()
