use lapin::{Connection, ConnectionProperties};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connection = Connection::connect("db.lab.internal:5672", ConnectionProperties::default()).await?;
    connection.create_channel().await?;
    Ok(())
}
