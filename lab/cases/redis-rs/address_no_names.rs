use redis::{Client, ConnectionAddr, IntoConnectionInfo, RedisConnectionInfo};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut address = ConnectionAddr::TcpTls {
        host: "db.lab.internal".to_string(),
        port: 6379,
        insecure: false,
        tls_params: None,
    };
    address.set_danger_accept_invalid_hostnames(true);
    let info = address.into_connection_info()?.set_redis_settings(RedisConnectionInfo::default().set_password("pw"));
    let mut connection = Client::open(info)?.get_connection_with_timeout(std::time::Duration::from_secs(5))?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}
