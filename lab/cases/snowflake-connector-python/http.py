import snowflake.connector

connection = snowflake.connector.connect(account="lab", host="db.lab.internal", user="lab", password="pw", protocol="http", port=443, login_timeout=5)
connection.close()
