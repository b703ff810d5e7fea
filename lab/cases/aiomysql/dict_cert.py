import asyncio

import aiomysql


async def main():
    connection = await aiomysql.connect(host="db.lab.internal", user="lab", password="pw", db="lab", ssl={"cert": "/etc/ssl/certs/ssl-cert-snakeoil.pem", "key": "/etc/ssl/private/ssl-cert-snakeoil.key"})
    connection.close()


asyncio.run(main())
