use mongodb::bson::doc;
use mongodb::options::{ClientOptions, Tls, TlsOptions};
use mongodb::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut options = ClientOptions::parse("mongodb://db.lab.internal:27017/?serverSelectionTimeoutMS=6000&tls=true&tlsInsecure=true").await?;
    options.tls = Some(Tls::Enabled(TlsOptions::builder().build()));
    let client = Client::with_options(options)?;
    client.database("lab").run_command(doc! { "ping": 1 }).await?;
    Ok(())
}
