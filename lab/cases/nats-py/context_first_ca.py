import asyncio
import ssl

import nats


async def main():
    ctx = ssl.create_default_context(cafile="ca.pem")
    client = await nats.connect("nats://lab:pw@db.lab.internal:4222", tls=ctx, tls_handshake_first=True, allow_reconnect=False, connect_timeout=5)
    await client.close()


asyncio.run(main())
