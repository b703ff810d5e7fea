use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use sqlx::{ConnectOptions, Connection};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = MySqlConnectOptions::new()
        .host("db.lab.internal")
        .username("lab")
        .password("pw")
        .database("lab")
        .ssl_mode(MySqlSslMode::VerifyCa)
        .ssl_ca("ca.pem");
    options.connect().await?.ping().await?;
    Ok(())
}
