import asyncio
import ssl

import asyncmy


async def main():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
