import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=True)
    await connection.close()


asyncio.run(main())
