from sqlalchemy import create_engine, text

engine = create_engine("mssql+pymssql://lab:pw@db.lab.internal:1433/lab", connect_args={"encryption": "off", "login_timeout": 15})
with engine.connect() as connection:
    connection.execute(text("SELECT 1"))
