import asyncio
import os

from databases import Database

os.environ["PGSSLROOTCERT"] = "ca.pem"


async def main():
    async with Database("postgresql://lab:pw@db.lab.internal/lab?ssl=require") as database:
        await database.execute("SELECT 1")


asyncio.run(main())
