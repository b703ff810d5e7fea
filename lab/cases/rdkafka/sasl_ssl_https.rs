use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let consumer: BaseConsumer = ClientConfig::new()
        .set("bootstrap.servers", "db.lab.internal:9092")
        .set("security.protocol", "sasl_ssl")
        .set("sasl.mechanisms", "PLAIN")
        .set("sasl.username", "lab")
        .set("sasl.password", "pw")
        .set("ssl.endpoint.identification.algorithm", "https")
        .create()?;
    consumer.fetch_metadata(None, Duration::from_secs(8))?;
    Ok(())
}
