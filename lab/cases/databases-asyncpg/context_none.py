import asyncio
import ssl

from databases import Database

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE


async def main():
    async with Database("postgresql://lab:pw@db.lab.internal/lab", ssl=context) as database:
        await database.execute("SELECT 1")


asyncio.run(main())
