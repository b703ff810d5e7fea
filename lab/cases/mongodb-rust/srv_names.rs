use mongodb::bson::doc;
use mongodb::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::with_uri_str("mongodb+srv://db.lab.internal/?serverSelectionTimeoutMS=6000&tlsAllowInvalidHostnames=true").await?;
    client.database("lab").run_command(doc! { "ping": 1 }).await?;
    Ok(())
}
