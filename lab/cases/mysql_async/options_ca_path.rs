use std::path::Path;

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, OptsBuilder, SslOpts};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = OptsBuilder::default()
        .ip_or_hostname("db.lab.internal")
        .user(Some("lab"))
        .pass(Some("pw"))
        .db_name(Some("lab"))
        .ssl_opts(SslOpts::default().with_root_cert_path(Some(Path::new("ca.pem"))));
    let mut connection = Conn::new(options).await?;
    connection.ping().await?;
    connection.disconnect().await?;
    Ok(())
}
