package driver

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	dmsModes    = "awsdocs/aws-dms-user-guide:doc_source/CHAP_Security.SSL.md"
	dmsProvider = "hashicorp/terraform-provider-aws:website/docs/r/dms_endpoint.html.markdown"
)

// The endpoints of AWS Database Migration Service are clients with one mode for each; which there are depends on the
// engine, and the last is the strictest.
var (
	_ = register(func() *Table {
		return dmsTable("aws-dms-postgresql", "PostgreSQL", "postgresql", "require", "verify-ca", "verify-full")
	})
	_ = register(func() *Table { return dmsTable("aws-dms-mysql", "MySQL", "mysql", "verify-ca", "verify-full") })
	_ = register(func() *Table {
		return dmsTable("aws-dms-sqlserver", "SQL Server", "sqlserver", "require", "verify-full")
	})
	_ = register(func() *Table { return dmsTable("aws-dms-mongodb", "MongoDB", "mongodb", "require", "verify-full") })
	_ = register(func() *Table { return dmsTable("aws-dms-oracle", "Oracle", "oracle", "verify-ca") })
)

// aws-dms-redis is the endpoint of a cache, which has settings of its own.
var _ = register(func() *Table {
	return &Table{
		ID: "aws-dms-redis", Title: "AWS DMS (Redis)", Engine: "redis", Source: dmsProvider, DefaultHost: fact.HostUnknown,
		Names: FoldCase | DashScore, Stranger: IgnoresStrangers, Full: "ssl_security_protocol = ssl-encryption",
		Options: []Option{{Name: "ssl_security_protocol", Role: Mode, Fold: true, Values: []string{"plaintext", "ssl-encryption"}}, {Name: "ssl_ca_certificate_arn"}},
		Rows: []Row{
			{When: "ssl_security_protocol=plaintext", Then: Off, CA: "none", Because: "ssl_security_protocol=plaintext never uses TLS"},
			{When: "ssl_security_protocol=ssl-encryption", Then: ByCode, CA: "unknown", Because: "ssl_security_protocol=ssl-encryption uses TLS; how it is checked is not written down"},
			{Then: ByCode, CA: "unknown", Because: "ssl_security_protocol defaults to ssl-encryption; how the certificate is checked is not written down"},
		},
	}
})

// dmsTable is the table of the endpoints of one engine, with the modes that encrypt.
func dmsTable(id, title, engine string, modes ...string) *Table {
	t := &Table{
		ID: id, Title: "AWS DMS (" + title + ")", Engine: engine, Source: dmsModes, DefaultHost: fact.HostUnknown,
		Names: FoldCase | DashScore, Stranger: IgnoresStrangers,
		Full: "ssl_mode = " + modes[len(modes)-1] + " with a certificate_arn",
		Options: []Option{
			{Name: "ssl_mode", Role: Mode, Fold: true, Values: append([]string{"none"}, modes...)},
			{Name: "certificate_arn"},
		},
		Rows: []Row{{When: "ssl_mode=none", Then: Off, CA: "none", Ignores: "certificate_arn", Because: "ssl_mode=none never uses TLS"}},
	}
	for _, r := range []Row{
		{When: "ssl_mode=require", Then: Unchecked, CA: "none", Ignores: "certificate_arn", Because: "ssl_mode=require accepts every certificate"},
		{When: "ssl_mode=verify-ca", Then: ChainOnly, CA: "unknown", Because: "ssl_mode=verify-ca checks the chain but not the host name"},
		{When: "ssl_mode=verify-full", Then: Full, CA: "unknown", Because: "ssl_mode=verify-full checks chain and host name"},
	} {
		if mode := strings.TrimPrefix(r.When, "ssl_mode="); slices.Contains(modes, mode) {
			t.Rows = append(t.Rows, r)
		}
	}
	t.Rows = append(t.Rows, Row{Then: Off, CA: "none", Ignores: "certificate_arn", Source: dmsProvider, Because: "ssl_mode defaults to none: the endpoint never uses TLS"})
	return t
}

// dmsBlocks are the endpoints in Terraform, CloudFormation and commands, by the words that DMS has for engines. Other engines have
// no mode: their endpoints speak HTTPS, or are configured by settings of their own.
func dmsBlocks() []setting.Block {
	engines := []struct {
		driver, engine string
		words          []string
	}{
		{"aws-dms-postgresql", "postgresql", []string{"postgres", "aurora-postgresql", "aurora-postgresql-serverless"}},
		{"aws-dms-mysql", "mysql", []string{"mysql", "mariadb", "aurora", "aurora-serverless"}},
		{"aws-dms-sqlserver", "sqlserver", []string{"sqlserver", "azuredb", "azure-sql-managed-instance", "babelfish"}},
		{"aws-dms-mongodb", "mongodb", []string{"mongodb", "docdb"}},
		{"aws-dms-oracle", "oracle", []string{"oracle"}},
	}
	members := append(at("server_name", "port"), with("ssl_mode", "ssl_mode", "certificate_arn", "certificate_arn")...)
	members = append(members, setting.Member{Key: "password", Role: setting.Secret}, setting.Member{Key: "secrets_manager_arn", Role: setting.Kept})
	for _, of := range []string{"PostgreSqlSettings", "MySqlSettings", "MicrosoftSqlServerSettings", "MongoDbSettings", "DocDbSettings", "OracleSettings"} {
		members = append(members, setting.Member{Key: of + ".SecretsManagerSecretId", Role: setting.Kept})
	}
	for _, name := range []string{"endpoint_id", "endpoint_identifier", "endpoint_arn"} {
		members = append(members, setting.Member{Key: name, Role: setting.Kept}) // its server is written where it cannot be seen
	}
	var out []setting.Block
	for _, path := range []string{"aws_dms_endpoint.*", "Resources.*.Properties"} {
		for _, e := range engines {
			out = append(out, setting.Block{
				Path: path, Select: append(having("engine_name", e.words...), having("endpoint_type", "source", "target")...),
				Engine: e.engine, Drivers: []string{e.driver}, Layer: setting.InCall, Members: members,
			})
		}
	}
	for _, in := range [][2]string{{"aws_dms_endpoint.*", "redis_settings."}, {"Resources.*.Properties", "RedisSettings."}} {
		out = append(out, setting.Block{
			Path: in[0], Select: append(having("engine_name", "redis"), having("endpoint_type", "source", "target")...), Engine: "redis", Drivers: []string{"aws-dms-redis"}, Layer: setting.InCall,
			Members: prefixedBy(in[1], append(append(at("server_name", "port"), with("ssl_security_protocol", "ssl_security_protocol", "ssl_ca_certificate_arn", "ssl_ca_certificate_arn")...),
				setting.Member{Key: "auth_password", Role: setting.Secret})),
		})
	}
	return out
}
