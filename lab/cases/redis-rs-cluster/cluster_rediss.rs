use redis::cluster::ClusterClientBuilder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let nodes = vec!["rediss://:pw@db.lab.internal:6379/"];
    let client = ClusterClientBuilder::new(nodes)
        .connection_timeout(std::time::Duration::from_secs(5))
        .build()?;
    let mut connection = client.get_connection()?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}
