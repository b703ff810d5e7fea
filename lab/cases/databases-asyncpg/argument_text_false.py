import asyncio

from databases import Database


async def main():
    async with Database("postgresql://lab:pw@db.lab.internal/lab", ssl="false") as database:
        await database.execute("SELECT 1")


asyncio.run(main())
