use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use postgres_openssl::MakeTlsConnector;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = SslConnector::builder(SslMethod::tls())?;
    builder.set_verify_callback(SslVerifyMode::PEER, |valid, _| valid);
    let connector = MakeTlsConnector::new(builder.build());
    let (client, connection) = tokio_postgres::connect("host=db.lab.internal user=lab password=pw dbname=lab sslmode=prefer", connector).await?;
    tokio::spawn(connection);
    client.simple_query("SELECT 1").await?;
    Ok(())
}
