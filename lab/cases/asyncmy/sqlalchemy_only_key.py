import asyncio

from sqlalchemy.ext.asyncio import create_async_engine


async def main():
    engine = create_async_engine("mysql+asyncmy://lab:pw@db.lab.internal/lab?ssl_key=/etc/ssl/private/ssl-cert-snakeoil.key")
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
