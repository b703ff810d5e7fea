use openssl::ssl::{SslConnector, SslMethod};
use postgres_openssl::MakeTlsConnector;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let builder = SslConnector::builder(SslMethod::tls())?;
    let mut connector = MakeTlsConnector::new(builder.build());
    connector.set_callback(|configuration, _| {
        configuration.set_use_server_name_indication(false);
        Ok(())
    });
    let (client, connection) = tokio_postgres::connect("host=db.lab.internal user=lab password=pw dbname=lab sslmode=prefer", connector).await?;
    tokio::spawn(connection);
    client.simple_query("SELECT 1").await?;
    Ok(())
}
