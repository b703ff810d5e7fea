use diesel::mysql::MysqlConnection;
use diesel::{Connection, RunQueryDsl};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = MysqlConnection::establish("mysql://lab:pw@db.lab.internal/lab?ssl_mode=PREFERRED")?;
    diesel::sql_query("SELECT 1").execute(&mut connection)?;
    Ok(())
}
