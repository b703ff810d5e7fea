import asyncio
import ssl

import aio_pika


async def main():
    ctx = ssl.SSLContext()
    ctx.verify_mode = ssl.CERT_REQUIRED
    ctx.load_verify_locations("ca.pem")
    connection = await aio_pika.connect("amqps://lab:pw@db.lab.internal:5671/", ssl_context=ctx, timeout=5)
    await connection.close()


asyncio.run(main())
