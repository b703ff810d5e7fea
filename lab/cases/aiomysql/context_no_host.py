import asyncio
import ssl

import aiomysql


async def main():
    context = ssl.create_default_context(cafile="ca.pem")
    context.check_hostname = False
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
