import asyncio

import aioredis


async def main():
    client = aioredis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=False, ssl_cert_reqs="required")
    await client.ping()
    await client.close()


asyncio.run(main())
