import asyncio

from mysql.connector.aio import connect


async def main():
    connection = await connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_ca="ca.pem", ssl_verify_cert=True, ssl_verify_identity=True)
    await connection.close()


asyncio.run(main())
