use mongodb::bson::doc;
use mongodb::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::with_uri_str("mongodb://db.lab.internal:27017/?serverSelectionTimeoutMS=6000&tlsAllowInvalidCertificates=true&tlsAllowInvalidHostnames=true").await?;
    client.database("lab").run_command(doc! { "ping": 1 }).await?;
    Ok(())
}
