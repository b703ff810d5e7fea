import asyncio

import aioredis


async def main():
    client = aioredis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_cert_reqs="none", ssl_check_hostname=True)
    await client.ping()
    await client.close()


asyncio.run(main())
