use native_tls::TlsConnector;
use postgres_native_tls::MakeTlsConnector;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector = MakeTlsConnector::new(TlsConnector::new()?);
    let (client, connection) = tokio_postgres::connect(&std::env::var("DATABASE_URL")?, connector).await?;
    tokio::spawn(connection);
    client.simple_query("SELECT 1").await?;
    Ok(())
}
