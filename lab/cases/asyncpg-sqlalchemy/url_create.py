import asyncio

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

url = URL.create("postgresql+asyncpg", username="lab", password="pw", host="db.lab.internal", database="lab", query={"ssl": "verify-full"})


async def main():
    engine = create_async_engine(url)
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
