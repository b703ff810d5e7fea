import ssl

from pymemcache.client.base import Client

ctx = ssl._create_unverified_context()
client = Client(("db.lab.internal", 11211), connect_timeout=5, timeout=5, tls_context=ctx)
client.set("k", "v", noreply=False)
client.close()
