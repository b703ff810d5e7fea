import pylibmc

client = pylibmc.Client(["db.lab.internal:11211"])
client.set("k", "v")
