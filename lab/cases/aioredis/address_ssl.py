import asyncio

import aioredis


async def main():
    client = await aioredis.create_redis(("db.lab.internal", 6379), password="pw", ssl=True)
    await client.ping()
    client.close()


asyncio.run(main())
