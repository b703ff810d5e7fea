import asyncio

import aioredis


async def main():
    client = await aioredis.create_redis("redis://:pw@db.lab.internal:6379/0", ssl=False)
    await client.ping()
    client.close()


asyncio.run(main())
