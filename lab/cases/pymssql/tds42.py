import pymssql

connection = pymssql.connect(
    server="db.lab.internal",
    port=1433,
    user="lab",
    password="pw",
    database="lab",
    login_timeout=15,
    tds_version="4.2",
)
with connection.cursor() as cursor:
    cursor.execute("SELECT 1")
connection.close()
