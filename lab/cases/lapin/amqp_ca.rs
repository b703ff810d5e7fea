use lapin::tcp::OwnedTLSConfig;
use lapin::{Connection, ConnectionProperties};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = OwnedTLSConfig {
        identity: None,
        cert_chain: Some(std::fs::read_to_string("ca.pem")?),
    };
    let connection = Connection::connect_with_config("amqp://lab:pw@db.lab.internal:5672/%2f", ConnectionProperties::default(), config, lapin::runtime::default_runtime()?).await?;
    connection.create_channel().await?;
    Ok(())
}
