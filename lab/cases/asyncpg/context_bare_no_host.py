import asyncio
import ssl

import asyncpg

context = ssl.SSLContext(ssl.PROTOCOL_TLS)
context.check_hostname = False
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")


async def main():
    connection = await asyncpg.connect("postgresql://lab:pw@db.lab.internal/lab", ssl=context)
    await connection.close()


asyncio.run(main())
