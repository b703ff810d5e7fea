import asyncio
import ssl

import asyncpg

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.load_verify_locations("ca.pem")
context.check_hostname = False


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab", ssl=context)
    await connection.close()


asyncio.run(main())
