import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?ssl%6Dode=require")
    await connection.close()


asyncio.run(main())
