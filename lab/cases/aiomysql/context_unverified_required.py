import asyncio
import ssl

import aiomysql


async def main():
    context = ssl._create_unverified_context()
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cafile="ca.pem")
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
