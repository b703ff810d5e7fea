import asyncio
import os

from sqlalchemy.ext.asyncio import create_async_engine

os.environ["PGSSLMODE"] = "verify-full"
os.environ["PGSSLROOTCERT"] = "ca.pem"


async def main():
    engine = create_async_engine("postgresql+asyncpg://lab:pw@db.lab.internal/lab")
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
