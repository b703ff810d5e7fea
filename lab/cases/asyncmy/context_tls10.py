import asyncio
import ssl

import asyncmy


async def main():
    context = ssl.create_default_context(cafile="ca.pem")
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    connection = await asyncmy.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl=context)
    connection.close()


asyncio.run(main())
