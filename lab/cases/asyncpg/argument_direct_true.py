import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab", ssl=True, direct_tls=True)
    await connection.close()


asyncio.run(main())
