import asyncio

import aioredis


async def main():
    client = aioredis.from_url("rediss://:pw@db.lab.internal:6379/0")
    await client.ping()
    await client.close()


asyncio.run(main())
