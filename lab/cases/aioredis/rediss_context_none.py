import asyncio
import ssl

import aioredis


async def main():
    ctx = ssl.create_default_context()
    ctx.check_hostname = False
    ctx.verify_mode = ssl.CERT_NONE
    client = await aioredis.create_redis("rediss://:pw@db.lab.internal:6379/0", ssl=ctx)
    await client.ping()
    client.close()


asyncio.run(main())
