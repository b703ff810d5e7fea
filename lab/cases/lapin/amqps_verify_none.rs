use lapin::{Connection, ConnectionProperties};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connection = Connection::connect("amqps://lab:pw@db.lab.internal:5671/%2f?verify=verify_none", ConnectionProperties::default()).await?;
    connection.create_channel().await?;
    Ok(())
}
