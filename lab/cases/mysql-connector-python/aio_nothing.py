import asyncio

from mysql.connector.aio import connect


async def main():
    connection = await connect(host="db.lab.internal", user="lab", password="pw", database="lab")
    await connection.close()


asyncio.run(main())
