import asyncio
import ssl

from sqlalchemy.ext.asyncio import create_async_engine

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)


async def main():
    engine = create_async_engine("postgresql+asyncpg://lab:pw@db.lab.internal/lab", connect_args={"ssl": context})
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
