import asyncio
import ssl

import aioredis


async def main():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.load_verify_locations("ca.pem")
    client = await aioredis.create_redis("redis://:pw@db.lab.internal:6379/0", ssl=ctx)
    await client.ping()
    client.close()


asyncio.run(main())
