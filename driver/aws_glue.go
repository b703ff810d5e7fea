package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	glueProperties = "https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html"
	glueAPI        = "https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-connections-connections.html"
)

// The connections of AWS Glue are made by jobs and crawlers with a driver of their own for each database. To skip the
// validation of a custom certificate leaves out a look at its algorithms, and nothing of the handshake.
var (
	_ = register(func() *Table { return glueTable("aws-glue-postgresql", "PostgreSQL", "postgresql") })
	_ = register(func() *Table { return glueTable("aws-glue-mysql", "MySQL", "mysql") })
	_ = register(func() *Table { return glueTable("aws-glue-sqlserver", "SQL Server", "sqlserver") })
	_ = register(func() *Table { return glueTable("aws-glue-oracle", "Oracle", "oracle") })
)

// glueURLOptions are what connection strings of the drivers say about encryption; what Glue makes of it is not written down.
var glueURLOptions = []string{"sslmode", "ssl", "useSSL", "requireSSL", "verifyServerCertificate", "encrypt", "trustServerCertificate"}

// glueTable is the table of the JDBC connections to one engine.
func glueTable(id, title, engine string) *Table {
	t := &Table{
		ID: id, Title: "AWS Glue (" + title + ")", Engine: engine, Source: glueProperties, DefaultHost: fact.HostUnknown,
		Names: FoldCase, Stranger: IgnoresStrangers, Full: `JDBC_ENFORCE_SSL = "true"`,
		Options: []Option{{Name: "JDBC_ENFORCE_SSL", Role: Mode, Bool: true, Fold: true}, {Name: "CUSTOM_JDBC_CERT"}, {Name: "SKIP_CUSTOM_JDBC_CERT_VALIDATION"}},
		Rows:    []Row{{When: "JDBC_ENFORCE_SSL=true", Then: Full, CA: "unknown", Because: "JDBC_ENFORCE_SSL=true connects over TLS only, and checks chain and host name"}},
	}
	for _, name := range glueURLOptions {
		t.Options = append(t.Options, Option{Name: name})
		t.Rows = append(t.Rows, Row{When: name, Then: Undecided, CA: "unknown", Because: "what Glue makes of " + name + " in the URL is not known"})
	}
	t.Rows = append(t.Rows,
		Row{When: "JDBC_ENFORCE_SSL=false", Then: Opportune, CA: "none", Because: "JDBC_ENFORCE_SSL=false ignores it when a connection over TLS fails"},
		Row{Then: Opportune, CA: "none", Source: glueAPI, Because: "JDBC_ENFORCE_SSL defaults to false, which ignores it when a connection over TLS fails"},
	)
	return t
}

// aws-glue-kafka is a connection to Kafka, which is over TLS unless it is told not to be.
var _ = register(func() *Table {
	return &Table{
		ID: "aws-glue-kafka", Title: "AWS Glue (Kafka)", Engine: "kafka", Source: glueAPI, DefaultHost: fact.HostUnknown,
		Names: FoldCase, Stranger: IgnoresStrangers, Full: `KAFKA_SSL_ENABLED = "true"`,
		Options: []Option{{Name: "KAFKA_SSL_ENABLED", Role: Mode, Bool: true, Fold: true}, {Name: "KAFKA_SKIP_CUSTOM_CERT_VALIDATION"}, {Name: "KAFKA_CUSTOM_CERT"}},
		Rows: []Row{
			{When: "KAFKA_SSL_ENABLED=false", Then: Off, CA: "none", Because: "KAFKA_SSL_ENABLED=false never uses TLS"},
			{When: "KAFKA_SSL_ENABLED=true", Then: ByCode, CA: "unknown", Because: "KAFKA_SSL_ENABLED=true uses TLS; how it is checked is not written down"},
			{Then: ByCode, CA: "unknown", Because: "KAFKA_SSL_ENABLED defaults to true; how the certificate is checked is not written down"},
		},
	}
})

// glueBlocks are the connections in Terraform, CloudFormation and what commands send.
func glueBlocks() []setting.Block {
	schemes := []struct{ driver, engine, scheme string }{
		{"aws-glue-postgresql", "postgresql", "postgresql"},
		{"aws-glue-postgresql", "postgresql", "redshift"},
		{"aws-glue-mysql", "mysql", "mysql"},
		{"aws-glue-sqlserver", "sqlserver", "sqlserver"},
		{"aws-glue-oracle", "oracle", "oracle"},
	}
	options := with("JDBC_ENFORCE_SSL", "JDBC_ENFORCE_SSL", "CUSTOM_JDBC_CERT", "CUSTOM_JDBC_CERT", "SKIP_CUSTOM_JDBC_CERT_VALIDATION", "SKIP_CUSTOM_JDBC_CERT_VALIDATION")
	kafka := with("KAFKA_SSL_ENABLED", "KAFKA_SSL_ENABLED", "KAFKA_CUSTOM_CERT", "KAFKA_CUSTOM_CERT", "KAFKA_SKIP_CUSTOM_CERT_VALIDATION", "KAFKA_SKIP_CUSTOM_CERT_VALIDATION")
	secret := setting.Member{Key: "PASSWORD", Role: setting.Secret}
	var out []setting.Block
	for _, path := range []string{"aws_glue_connection.*.connection_properties", "ConnectionProperties"} {
		for _, s := range schemes {
			out = append(out, setting.Block{
				Path: path, Select: having("JDBC_CONNECTION_URL", "jdbc:"+s.scheme+":*"), Engine: s.engine, Drivers: []string{s.driver}, Layer: setting.InCall,
				Members: slices.Concat([]setting.Member{{Key: "JDBC_CONNECTION_URL", Role: setting.DSN}, secret}, options),
			})
		}
		out = append(out, setting.Block{
			Path: path, Select: having("KAFKA_BOOTSTRAP_SERVERS"), Engine: "kafka", Drivers: []string{"aws-glue-kafka"}, Layer: setting.InCall,
			Members: slices.Concat(at("KAFKA_BOOTSTRAP_SERVERS", ""), kafka, []setting.Member{secret}),
		})
	}
	return out
}
