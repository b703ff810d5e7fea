import asyncio
import os

from databases import Database

os.environ["PGSSLMODE"] = "disable"


async def main():
    async with Database("postgresql://lab:pw@db.lab.internal/lab") as database:
        await database.execute("SELECT 1")


asyncio.run(main())
