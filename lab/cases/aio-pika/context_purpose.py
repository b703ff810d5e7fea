import asyncio
import ssl

import aio_pika


async def main():
    ctx = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    connection = await aio_pika.connect("amqps://lab:pw@db.lab.internal:5671/", ssl_context=ctx, timeout=5)
    await connection.close()


asyncio.run(main())
