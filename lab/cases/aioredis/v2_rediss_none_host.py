import asyncio

import aioredis


async def main():
    client = aioredis.from_url("rediss://:pw@db.lab.internal:6379/0", ssl_cert_reqs="none", ssl_check_hostname=True)
    await client.ping()
    await client.close()


asyncio.run(main())
