import pymssql

connection = pymssql.connect("db.lab.internal:1433", "lab", "pw", "lab", login_timeout=15)
with connection.cursor() as cursor:
    cursor.execute("SELECT 1")
connection.close()
