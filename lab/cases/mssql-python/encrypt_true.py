import mssql_python

connection = mssql_python.connect("SERVER=db.lab.internal,1433;DATABASE=lab;UID=lab;PWD=pw;Encrypt=true")
cursor = connection.cursor()
cursor.execute("SELECT 1")
connection.close()
