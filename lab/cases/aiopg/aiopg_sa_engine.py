import asyncio

from aiopg.sa import create_engine


async def main():
    async with create_engine(user="lab", database="lab", host="db.lab.internal", password="pw", sslmode="verify-full", sslrootcert="ca.pem", timeout=5) as engine:
        async with engine.acquire():
            pass


asyncio.run(main())
