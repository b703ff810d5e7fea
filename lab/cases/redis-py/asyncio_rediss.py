import asyncio

import redis.asyncio


async def main():
    client = redis.asyncio.from_url("rediss://:pw@db.lab.internal:6379/0")
    await client.ping()
    await client.aclose() if hasattr(client, "aclose") else await client.close()


asyncio.run(main())
