import asyncio
import ssl

import aioredis


async def main():
    ctx = ssl._create_unverified_context()
    client = await aioredis.create_redis("redis://:pw@db.lab.internal:6379/0", ssl=ctx)
    await client.ping()
    client.close()


asyncio.run(main())
