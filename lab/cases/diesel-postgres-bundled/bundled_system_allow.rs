use diesel::pg::PgConnection;
use diesel::{Connection, RunQueryDsl};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = PgConnection::establish("postgres://lab:pw@db.lab.internal/lab?sslrootcert=system&sslmode=allow")?;
    diesel::sql_query("SELECT 1").execute(&mut connection)?;
    Ok(())
}
