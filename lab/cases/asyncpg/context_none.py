import asyncio
import ssl

import asyncpg

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab", ssl=context)
    await connection.close()


asyncio.run(main())
