import asyncio
import ssl

from databases import Database

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.load_verify_locations("ca.pem")


async def main():
    async with Database("postgresql://lab:pw@db.lab.internal/lab", ssl=context) as database:
        await database.execute("SELECT 1")


asyncio.run(main())
