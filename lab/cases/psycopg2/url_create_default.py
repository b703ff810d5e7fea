from sqlalchemy import URL, create_engine

url = URL.create("postgresql", username="lab", password="pw", host="db.lab.internal", database="lab", query={"sslmode": "require"})

create_engine(url).connect().close()
