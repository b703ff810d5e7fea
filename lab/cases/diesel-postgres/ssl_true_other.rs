use diesel::pg::PgConnection;
use diesel::{Connection, RunQueryDsl};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = PgConnection::establish("psql://lab:pw@db.lab.internal/lab?ssl=true")?;
    diesel::sql_query("SELECT 1").execute(&mut connection)?;
    Ok(())
}
