#include <librdkafka/rdkafka.h>
#include <stdio.h>

int main(void)
{
	char errstr[512];
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	rd_kafka_conf_set(conf, "bootstrap.servers", "db.lab.internal:9093", errstr, sizeof(errstr));
	rd_kafka_conf_set(conf, "security.protocol", "ssl", errstr, sizeof(errstr));
	rd_kafka_conf_set(conf, "ssl.ca.location", "ca.pem", errstr, sizeof(errstr));
	rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, errstr, sizeof(errstr));
	rd_kafka_destroy(rk);
	return 0;
}
