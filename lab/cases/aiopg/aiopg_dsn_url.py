import asyncio

import aiopg


async def main():
    connection = await aiopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem", timeout=5)
    await connection.close()


asyncio.run(main())
