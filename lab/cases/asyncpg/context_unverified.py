import asyncio
import ssl

import asyncpg

context = ssl._create_unverified_context()


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab", ssl=context)
    await connection.close()


asyncio.run(main())
