use diesel::mysql::MysqlConnection;
use diesel::{Connection, RunQueryDsl};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = MysqlConnection::establish("mysql://lab:pw@db.lab.internal/lab?ssl_cert=/etc/ssl/certs/ssl-cert-snakeoil.pem&ssl_key=/etc/ssl/private/ssl-cert-snakeoil.key")?;
    diesel::sql_query("SELECT 1").execute(&mut connection)?;
    Ok(())
}
