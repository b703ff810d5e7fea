import asyncio

import aioredis


async def main():
    client = aioredis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_ca_certs="ca.pem")
    await client.ping()
    await client.close()


asyncio.run(main())
