import asyncio
import os

from tortoise import Tortoise

os.environ["PGSSLMODE"] = "verify-ca"


async def main():
    await Tortoise.init(db_url="asyncpg://lab:pw@db.lab.internal/lab", modules={"models": ["__main__"]})
    await Tortoise.get_connection("default").execute_query("SELECT 1")
    await Tortoise.close_connections()


asyncio.run(main())
