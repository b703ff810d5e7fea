fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = redis::Client::open("valkey://:pw@db.lab.internal:6379/")?;
    let mut connection = client.get_connection_with_timeout(std::time::Duration::from_secs(5))?;
    redis::cmd("PING").exec(&mut connection)?;
    Ok(())
}
