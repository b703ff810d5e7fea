from pymemcache.client.base import Client

client = Client(("db.lab.internal", 11211), connect_timeout=5, timeout=5)
client.set("k", "v", noreply=False)
client.close()
