import pyodbc

connection = pyodbc.connect("DRIVER={ODBC Driver 18 for SQL Server};SERVER=db.lab.internal,1433;DATABASE=lab;UID=lab;PWD=pw;Encrypt=strict;ServerCertificate=server.pem", timeout=5)
connection.execute("SELECT 1")
connection.close()
