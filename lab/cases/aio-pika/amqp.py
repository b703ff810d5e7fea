import asyncio

import aio_pika


async def main():
    connection = await aio_pika.connect("amqp://lab:pw@db.lab.internal:5672/", timeout=5)
    await connection.close()


asyncio.run(main())
