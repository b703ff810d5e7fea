import asyncio
import ssl

import aio_pika


async def main():
    ctx = ssl.create_default_context()
    ctx.check_hostname = False
    connection = await aio_pika.connect(host="db.lab.internal", port=5671, login="lab", password="pw", ssl=True, ssl_context=ctx, timeout=5)
    await connection.close()


asyncio.run(main())
