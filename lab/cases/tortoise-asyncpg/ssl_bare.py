import asyncio

from tortoise import Tortoise


async def main():
    await Tortoise.init(db_url="postgres://lab:pw@db.lab.internal/lab?ssl", modules={"models": ["__main__"]})
    await Tortoise.get_connection("default").execute_query("SELECT 1")
    await Tortoise.close_connections()


asyncio.run(main())
