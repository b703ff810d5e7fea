import mssql_python

connection = mssql_python.connect(server="db.lab.internal,1433", database="lab", uid="lab", pwd="pw", encrypt="yes", trust_server_certificate="yes")
cursor = connection.cursor()
cursor.execute("SELECT 1")
connection.close()
