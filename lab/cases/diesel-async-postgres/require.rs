use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = AsyncPgConnection::establish("postgres://lab:pw@db.lab.internal/lab?sslmode=require").await?;
    diesel::sql_query("SELECT 1").execute(&mut connection).await?;
    Ok(())
}
