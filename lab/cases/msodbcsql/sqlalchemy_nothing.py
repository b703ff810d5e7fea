from sqlalchemy import create_engine, text

engine = create_engine("mssql+pyodbc://lab:pw@db.lab.internal:1433/lab?driver=ODBC+Driver+18+for+SQL+Server", connect_args={"timeout": 5})
with engine.connect() as connection:
    connection.execute(text("SELECT 1"))
