use redis::{Client, ConnectionAddr, IntoConnectionInfo, RedisConnectionInfo};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = ConnectionAddr::Tcp("db.lab.internal".to_string(), 6379);
    let info = address.into_connection_info()?.set_redis_settings(RedisConnectionInfo::default().set_password("pw"));
    let mut connection = Client::open(info)?.get_connection_with_timeout(std::time::Duration::from_secs(5))?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}
