import asyncio

from sqlalchemy.ext.asyncio import create_async_engine


async def main():
    engine = create_async_engine("postgresql+asyncpg://lab:pw@db.lab.internal/lab?ssl=false")
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
