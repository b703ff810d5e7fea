from sqlalchemy import create_engine

create_engine("mysql+mysqlconnector://lab:pw@db.lab.internal/lab?ssl_ca=ca.pem&ssl_verify_cert=true&ssl_verify_identity=true&use_pure=false").connect().close()
