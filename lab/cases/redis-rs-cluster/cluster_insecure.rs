use redis::cluster::ClusterClientBuilder;
use redis::TlsMode;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let nodes = vec!["redis://:pw@db.lab.internal:6379/"];
    let client = ClusterClientBuilder::new(nodes)
        .connection_timeout(std::time::Duration::from_secs(5))
        .tls(TlsMode::Insecure)
        .build()?;
    let mut connection = client.get_connection()?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}
