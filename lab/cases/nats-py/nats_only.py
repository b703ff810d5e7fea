import asyncio

import nats


async def main():
    client = await nats.connect("nats://lab:pw@db.lab.internal:4222", allow_reconnect=False, connect_timeout=5)
    await client.close()


asyncio.run(main())
