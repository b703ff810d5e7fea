use lapin::tcp::OwnedTLSConfig;
use lapin::{Connection, ConnectionProperties};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = OwnedTLSConfig::default();
    let connection = Connection::connect_with_config("amqps://lab:pw@db.lab.internal:5671/%2f", ConnectionProperties::default(), config, lapin::runtime::default_runtime()?).await?;
    connection.create_channel().await?;
    Ok(())
}
