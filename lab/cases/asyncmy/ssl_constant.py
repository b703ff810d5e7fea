import asyncio
import ssl

import asyncmy


async def main():
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=ssl.CERT_REQUIRED)
    connection.close()


asyncio.run(main())
