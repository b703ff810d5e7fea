import asyncio
import os

from sqlalchemy.ext.asyncio import create_async_engine

os.environ["PGSSLROOTCERT"] = "ca.pem"


async def main():
    engine = create_async_engine("postgresql+asyncpg://lab:pw@db.lab.internal/lab?ssl=verify-ca")
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
