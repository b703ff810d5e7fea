import asyncio
import ssl

import aio_pika


async def main():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.check_hostname = False
    ctx.verify_mode = ssl.CERT_REQUIRED
    ctx.load_verify_locations("ca.pem")
    connection = await aio_pika.connect(host="db.lab.internal", port=5671, login="lab", password="pw", ssl=True, ssl_context=ctx, timeout=5)
    await connection.close()


asyncio.run(main())
