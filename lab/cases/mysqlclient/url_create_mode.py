from sqlalchemy import URL, create_engine

url = URL.create("mysql", username="lab", password="pw", host="db.lab.internal", database="lab", query={"ssl_mode": "VERIFY_IDENTITY", "ssl_ca": "ca.pem"})

create_engine(url).connect().close()
