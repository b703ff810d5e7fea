import pytds

connection = pytds.connect(server="db.lab.internal", port=1433, database="lab", user="lab", password="pw", cafile="ca.pem", login_timeout=15)
connection.cursor().execute("SELECT 1")
connection.close()
