use mysql::prelude::Queryable;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = mysql::Conn::new("mysql://lab:pw@db.lab.internal/lab?danger_skip_domain_validation=false")?;
    connection.query_drop("SELECT 1")?;
    Ok(())
}
