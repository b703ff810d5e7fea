import pyodbc

connection = pyodbc.connect("DRIVER={FreeTDS};SERVER=db.lab.internal;PORT=1433;DATABASE=lab;UID=lab;PWD=pw", timeout=5)
connection.execute("SELECT 1")
connection.close()
