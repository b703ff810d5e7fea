import ssl

from sqlalchemy import URL, create_engine

url = URL.create("postgresql+pg8000", username="lab", password="pw", host="db.lab.internal", database="lab")
engine = create_engine(url, connect_args={"ssl_context": ssl.create_default_context(cafile="ca.pem")})
with engine.connect():
    pass
