package engine

// No server of these products can be had from a package registry, or none that is not years old. Their protocols begin
// with TLS or without it, so that a client which sends its first message has accepted the transport.
var (
	kafka         = &Engine{Name: "kafka", Ports: []int{9092, 9093}, Serve: TLSFirst, ByBytes: true}
	mongodb       = &Engine{Name: "mongodb", Ports: []int{mongoPort}, Start: startNames, Serve: TLSFirst, ByBytes: true}
	cassandra     = &Engine{Name: "cassandra", Ports: []int{9042}, Serve: TLSFirst, ByBytes: true}
	clickhouse    = &Engine{Name: "clickhouse", Ports: []int{9000, 9440, 8123, 8443, 443}, Serve: TLSFirst, ByBytes: true}
	elasticsearch = &Engine{Name: "elasticsearch", Ports: []int{9200}, Serve: TLSFirst, ByBytes: true}
	// rabbitmqManagement is the HTTP interface of a broker.
	rabbitmqManagement = &Engine{Name: "rabbitmq-management", Ports: []int{15671}, Serve: TLSFirst, ByBytes: true}
	snowflake          = &Engine{Name: "snowflake", Ports: []int{443}, Serve: TLSFirst, ByBytes: true, ALPN: []string{"http/1.1"}}
)
