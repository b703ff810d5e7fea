import asyncio

import aio_pika


async def main():
    connection = await aio_pika.connect(host="db.lab.internal", port=5672, login="lab", password="pw", timeout=5)
    await connection.close()


asyncio.run(main())
