use lapin::{Connection, ConnectionProperties};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connection = Connection::connect("amqp://lab:pw@db.lab.internal:5672/%2f", ConnectionProperties::default()).await?;
    connection.create_channel().await?;
    Ok(())
}
