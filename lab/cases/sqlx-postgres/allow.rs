use sqlx::{Connection, PgConnection};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = PgConnection::connect("postgres://lab:pw@db.lab.internal/lab?sslmode=allow").await?;
    connection.ping().await?;
    Ok(())
}
