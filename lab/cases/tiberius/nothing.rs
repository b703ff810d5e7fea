use tiberius::{AuthMethod, Config};
use tokio_util::compat::TokioAsyncWriteCompatExt;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut config = Config::new();
    config.host("db.lab.internal");
    config.port(1433);
    config.authentication(AuthMethod::sql_server("lab", "pw"));
    let tcp = tokio::net::TcpStream::connect(config.get_addr()).await?;
    let mut client = tiberius::Client::connect(config, tcp.compat_write()).await?;
    client.simple_query("SELECT 1").await?.into_results().await?;
    Ok(())
}
