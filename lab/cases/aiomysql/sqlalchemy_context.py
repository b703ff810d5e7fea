import asyncio
import ssl

from sqlalchemy.ext.asyncio import create_async_engine


async def main():
    context = ssl.create_default_context(cafile="ca.pem")
    engine = create_async_engine("mysql+aiomysql://lab:pw@db.lab.internal/lab", connect_args={"ssl": context})
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
