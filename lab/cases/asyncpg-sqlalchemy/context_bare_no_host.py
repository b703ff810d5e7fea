import asyncio
import ssl

from sqlalchemy.ext.asyncio import create_async_engine

context = ssl.SSLContext(ssl.PROTOCOL_TLS)
context.check_hostname = False
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")


async def main():
    engine = create_async_engine("postgresql+asyncpg://lab:pw@db.lab.internal/lab", connect_args={"ssl": context})
    async with engine.connect():
        pass
    await engine.dispose()


asyncio.run(main())
