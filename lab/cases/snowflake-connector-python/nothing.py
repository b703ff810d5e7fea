import snowflake.connector

connection = snowflake.connector.connect(account="lab", host="db.lab.internal", user="lab", password="pw", login_timeout=5)
connection.close()
