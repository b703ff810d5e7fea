import asyncio

import asyncmy


async def main():
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl={"capath": "ca.d", "check_hostname": False})
    connection.close()


asyncio.run(main())
