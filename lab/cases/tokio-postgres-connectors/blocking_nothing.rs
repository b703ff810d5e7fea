use postgres::{Client, NoTls};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut client = Client::connect("postgres://lab:pw@db.lab.internal/lab", NoTls)?;
    client.simple_query("SELECT 1")?;
    Ok(())
}
