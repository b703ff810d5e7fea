use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = AsyncPgConnection::establish("host=db.lab.internal user=lab password=pw dbname=lab").await?;
    diesel::sql_query("SELECT 1").execute(&mut connection).await?;
    Ok(())
}
