import asyncio
import ssl

import aiomysql


async def main():
    context = ssl._create_unverified_context()
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
