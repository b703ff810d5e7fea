import asyncio

import asyncmy


async def main():
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl={"ca": "ca.pem", "check_hostname": False, "verify_mode": False})
    connection.close()


asyncio.run(main())
