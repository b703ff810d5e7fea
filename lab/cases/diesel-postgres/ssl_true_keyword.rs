use diesel::pg::PgConnection;
use diesel::{Connection, RunQueryDsl};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = PgConnection::establish("host=db.lab.internal user=lab password=pw dbname=lab ssl=true")?;
    diesel::sql_query("SELECT 1").execute(&mut connection)?;
    Ok(())
}
