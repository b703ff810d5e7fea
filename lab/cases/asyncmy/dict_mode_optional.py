import asyncio

import asyncmy


async def main():
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl={"verify_mode": "optional"})
    connection.close()


asyncio.run(main())
