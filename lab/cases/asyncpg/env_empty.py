import asyncio
import os

import asyncpg

os.environ["PGSSLMODE"] = ""


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab")
    await connection.close()


asyncio.run(main())
