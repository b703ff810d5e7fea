import asyncio
import ssl

import aiomysql


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
