from sqlalchemy import URL, create_engine

url = URL.create("postgresql+psycopg2", username="lab", password="pw", host="db.lab.internal", database="lab", query={"sslmode": "verify-full", "sslrootcert": "ca.pem"})

create_engine(url).connect().close()
