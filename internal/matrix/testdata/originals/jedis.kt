import redis.clients.jedis.JedisPooled

fun main() {
    JedisPooled("rediss://lab:pw@db.lab.internal:6380").use { it.ping() }
}
