use openssl::ssl::{SslConnector, SslMethod};
use postgres::Client;
use postgres_openssl::MakeTlsConnector;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let connector = MakeTlsConnector::new(SslConnector::builder(SslMethod::tls())?.build());
    let mut client = Client::connect("postgres://lab:pw@db.lab.internal/lab?sslmode=require", connector)?;
    client.simple_query("SELECT 1")?;
    Ok(())
}
