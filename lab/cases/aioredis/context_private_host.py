import asyncio
import ssl

import aioredis


async def main():
    ctx = ssl._create_unverified_context()
    ctx.verify_mode = ssl.CERT_REQUIRED
    ctx.check_hostname = True
    ctx.load_verify_locations("ca.pem")
    client = await aioredis.create_redis("redis://:pw@db.lab.internal:6379/0", ssl=ctx)
    await client.ping()
    client.close()


asyncio.run(main())
