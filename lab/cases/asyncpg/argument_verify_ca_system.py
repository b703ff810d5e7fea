import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?sslrootcert=system", ssl="verify-ca")
    await connection.close()


asyncio.run(main())
