import asyncio

import aiopg


async def main():
    async with aiopg.create_pool("dbname=lab user=lab password=pw host=db.lab.internal sslmode=require", timeout=5) as pool:
        async with pool.acquire():
            pass


asyncio.run(main())
