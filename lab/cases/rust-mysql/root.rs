use mysql::prelude::Queryable;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = mysql::Conn::new("mysql://lab:pw@db.lab.internal/lab?root_cert_path=ca.pem")?;
    connection.query_drop("SELECT 1")?;
    Ok(())
}
