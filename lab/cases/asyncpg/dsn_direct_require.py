import asyncio

import asyncpg


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require&sslnegotiation=direct")
    await connection.close()


asyncio.run(main())
