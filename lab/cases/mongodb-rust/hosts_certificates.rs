use std::time::Duration;

use mongodb::bson::doc;
use mongodb::options::{ClientOptions, ServerAddress, Tls, TlsOptions};
use mongodb::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = ClientOptions::builder()
        .hosts(vec![ServerAddress::Tcp { host: "db.lab.internal".into(), port: Some(27017) }])
        .server_selection_timeout(Duration::from_secs(6))
        .tls(Tls::Enabled(TlsOptions::builder().allow_invalid_certificates(true).build()))
        .build();
    let client = Client::with_options(options)?;
    client.database("lab").run_command(doc! { "ping": 1 }).await?;
    Ok(())
}
