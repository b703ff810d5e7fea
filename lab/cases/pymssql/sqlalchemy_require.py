from sqlalchemy import create_engine, text

engine = create_engine("mssql+pymssql://lab:pw@db.lab.internal:1433/lab?login_timeout=15&encryption=require")
with engine.connect() as connection:
    connection.execute(text("SELECT 1"))
