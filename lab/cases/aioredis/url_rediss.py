import asyncio

import aioredis


async def main():
    client = await aioredis.create_redis("rediss://:pw@db.lab.internal:6379/0")
    await client.ping()
    client.close()


asyncio.run(main())
