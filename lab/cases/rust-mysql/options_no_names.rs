use mysql::prelude::Queryable;
use mysql::{Conn, OptsBuilder, SslOpts};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = OptsBuilder::new()
        .ip_or_hostname(Some("db.lab.internal"))
        .user(Some("lab"))
        .pass(Some("pw"))
        .db_name(Some("lab"))
        .ssl_opts(SslOpts::default().with_danger_skip_domain_validation(true));
    let mut connection = Conn::new(options)?;
    connection.query_drop("SELECT 1")?;
    Ok(())
}
