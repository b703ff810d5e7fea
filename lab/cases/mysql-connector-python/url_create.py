from sqlalchemy import URL, create_engine

url = URL.create("mysql+mysqlconnector", username="lab", password="pw", host="db.lab.internal", database="lab", query={"ssl_ca": "ca.pem", "ssl_verify_cert": "true", "ssl_verify_identity": "true"})

create_engine(url).connect().close()
