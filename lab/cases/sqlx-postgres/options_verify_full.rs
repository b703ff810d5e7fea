use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, Connection};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = PgConnectOptions::new()
        .host("db.lab.internal")
        .username("lab")
        .password("pw")
        .database("lab")
        .ssl_mode(PgSslMode::VerifyFull)
        .ssl_root_cert("ca.pem");
    options.connect().await?.ping().await?;
    Ok(())
}
