use mysql_async::prelude::Queryable;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = mysql_async::Conn::from_url("mysql://lab:pw@db.lab.internal/lab?ssl-mode=REQUIRED").await?;
    connection.ping().await?;
    connection.disconnect().await?;
    Ok(())
}
