import asyncio

import asyncpg


async def main():
    pool = await asyncpg.create_pool("postgresql://lab:pw@db.lab.internal/lab?sslmode=require", min_size=1, max_size=1)
    await pool.close()


asyncio.run(main())
