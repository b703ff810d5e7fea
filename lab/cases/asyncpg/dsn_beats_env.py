import asyncio
import os

import asyncpg

os.environ["PGSSLMODE"] = "disable"


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require")
    await connection.close()


asyncio.run(main())
