use deadpool_postgres::{Config, Runtime};
use tokio_postgres::NoTls;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut config = Config::new();
    config.host = Some("db.lab.internal".to_string());
    config.user = Some("lab".to_string());
    config.password = Some("pw".to_string());
    config.dbname = Some("lab".to_string());
    let pool = config.create_pool(Some(Runtime::Tokio1), NoTls)?;
    pool.get().await?.simple_query("SELECT 1").await?;
    Ok(())
}
