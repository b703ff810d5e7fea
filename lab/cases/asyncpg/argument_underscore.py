import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?sslrootcert=ca.pem", ssl="verify_full")
    await connection.close()


asyncio.run(main())
