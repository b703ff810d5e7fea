use tokio_util::compat::TokioAsyncWriteCompatExt;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = tiberius::Config::from_ado_string("server=tcp:db.lab.internal,1433;database=lab;user=lab;password=pw;Encrypt=strict;TrustServerCertificate=true")?;
    let tcp = tokio::net::TcpStream::connect(config.get_addr()).await?;
    let mut client = tiberius::Client::connect(config, tcp.compat_write()).await?;
    client.simple_query("SELECT 1").await?.into_results().await?;
    Ok(())
}
