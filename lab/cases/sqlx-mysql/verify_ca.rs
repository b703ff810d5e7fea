use sqlx::{Connection, MySqlConnection};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = MySqlConnection::connect("mysql://lab:pw@db.lab.internal/lab?ssl-mode=VERIFY_CA&ssl-ca=ca.pem").await?;
    connection.ping().await?;
    Ok(())
}
