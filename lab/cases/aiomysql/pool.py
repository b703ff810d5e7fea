import asyncio
import ssl

import aiomysql


async def main():
    context = ssl.create_default_context(cafile="ca.pem")
    pool = await aiomysql.create_pool(minsize=1, host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    pool.close()
    await pool.wait_closed()


asyncio.run(main())
