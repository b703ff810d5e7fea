package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// The modules of Ansible's collections that open connections, without the name of the collection.
var (
	ansiblePostgres = []string{
		"copy", "db", "ext", "idx", "info", "lang", "membership", "owner", "pg_hba", "ping", "privs", "publication", "query", "schema", "script", "sequence",
		"set", "slot", "subscription", "table", "tablespace", "user", "user_obj_stat_info", "alter_system",
	}
	ansibleMySQL   = []string{"db", "info", "query", "replication", "role", "user", "variables"}
	ansibleMongoDB = []string{"balancer", "index", "info", "maintenance", "monitoring", "oplog", "parameter", "replicaset", "role", "schema", "shard", "shard_tag", "shard_zone", "shutdown", "status", "stepdown", "user"}
)

// ansibleBlocks are the tasks of Ansible that connect to databases. They say what they connect to: without login_host it
// is the machine that they run on.
func ansibleBlocks() []setting.Block {
	secret := setting.Member{Key: "login_password", Role: setting.Secret}
	return slices.Concat(
		ansibleModules("postgresql", ansiblePostgres, setting.Block{
			Engine: "postgresql", Drivers: []string{"psycopg2", "psycopg"}, Layer: setting.InCall,
			Members: slices.Concat(at("login_host", "login_port"), with("ssl_mode", "sslmode", "ca_cert", "sslrootcert", "ssl_rootcert", "sslrootcert"), []setting.Member{secret}),
		}),
		ansibleModules("mysql", ansibleMySQL, setting.Block{
			Engine: "mysql", Drivers: []string{"pymysql"}, Layer: setting.InCall,
			Members: slices.Concat(at("login_host", "login_port"), with("ca_cert", "ssl.ca", "ssl_ca", "ssl.ca", "client_cert", "ssl.cert", "ssl_cert", "ssl.cert", "config_file", "read_default_file"),
				[]setting.Member{{Key: "check_hostname", Role: setting.OptionArg, Name: "ssl.check_hostname", Words: ansibleBools}, secret}),
		}),
		ansibleModules("mongodb", ansibleMongoDB, setting.Block{
			Engine: "mongodb", Drivers: []string{"pymongo"}, Layer: setting.InCall,
			Members: append(at("login_host", "login_port"),
				setting.Member{Key: "ssl", Role: setting.OptionArg, Name: "tls", Words: ansibleBools},
				setting.Member{Key: "tls", Role: setting.OptionArg, Name: "tls", Words: ansibleBools},
				setting.Member{Key: "ssl_cert_reqs", Role: setting.OptionArg, Name: "tlsAllowInvalidCertificates", Words: map[string]string{"CERT_NONE": "true", "CERT_OPTIONAL": "", "CERT_REQUIRED": ""}},
				setting.Member{Key: "ssl_ca_certs", Role: setting.OptionArg, Name: "tlsCAFile"}, secret),
		}),
	)
}

// ansibleBools are the spellings that Ansible has for true and false.
var ansibleBools = map[string]string{
	"yes": "true", "on": "true", "true": "true", "1": "true", "no": "false", "off": "false", "false": "false", "0": "false",
}

// ansibleModules repeats a block for the modules of one collection. What module_defaults says of a module, or of its
// group, holds for the tasks of the same file.
func ansibleModules(collection string, modules []string, block setting.Block) []setting.Block {
	var out []setting.Block
	full := "community." + collection + "."
	for _, m := range modules {
		name := collection + "_" + m
		block.Path = name
		block.Defaults = []string{"module_defaults." + name, "module_defaults." + full + name, "module_defaults.group/" + full + collection}
		out = append(out, block)
	}
	return out
}
