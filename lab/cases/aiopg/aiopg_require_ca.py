import asyncio

import aiopg


async def main():
    connection = await aiopg.connect(host="db.lab.internal", dbname="lab", user="lab", password="pw", sslmode="require", sslrootcert="ca.pem", timeout=5)
    await connection.close()


asyncio.run(main())
