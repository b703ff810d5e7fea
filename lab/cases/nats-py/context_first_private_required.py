import asyncio
import ssl

import nats


async def main():
    ctx = ssl._create_unverified_context()
    ctx.verify_mode = ssl.CERT_REQUIRED
    ctx.load_verify_locations("ca.pem")
    client = await nats.connect("nats://lab:pw@db.lab.internal:4222", tls=ctx, tls_handshake_first=True, allow_reconnect=False, connect_timeout=5)
    await client.close()


asyncio.run(main())
