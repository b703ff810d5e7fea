import asyncio

import asyncmy


async def main():
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl="required")
    connection.close()


asyncio.run(main())
