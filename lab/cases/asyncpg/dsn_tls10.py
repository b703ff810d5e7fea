import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require&ssl_min_protocol_version=TLSv1")
    await connection.close()


asyncio.run(main())
