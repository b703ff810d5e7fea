import asyncio

import aiomysql


async def main():
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl={"check_hostname": True})
    connection.close()


asyncio.run(main())
