package sql

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

func TestProxySQL(t *testing.T) {
	testkit.Run(t, read, []testkit.Case{
		{"servers", "INSERT INTO mysql_servers (hostgroup_id, hostname, port, use_ssl) VALUES (0,'a.example.com',3306,1), (1, 'b.example.com', 3307, 0);", "config-key proxysql/key @'a.example.com' host:a.example.com port:3306 use_ssl@1=1\nconfig-key proxysql/key @'b.example.com' host:b.example.com port:3307 use_ssl@0=0"},
		{"replace without use_ssl", "REPLACE INTO mysql_servers(hostgroup_id,hostname) VALUES (0,'a.example.com')", "config-key proxysql/key @'a.example.com' host:a.example.com"},
		{"update for all, variables", "INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (0,'a.example.com',3306); UPDATE mysql_servers SET use_ssl=1; SET mysql-ssl_p2s_ca='/ca.pem'; UPDATE global_variables SET variable_value='/c' WHERE variable_name='mysql-ssl_p2s_cert'; LOAD MYSQL SERVERS TO RUNTIME;", "config-key proxysql/key @'a.example.com' host:a.example.com port:3306 use_ssl@1=1 ssl_p2s_ca@'/ca.pem'=/ca.pem ssl_p2s_cert@'/c'=/c"},
		{"update for some", "INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (0,'a.example.com'); UPDATE mysql_servers SET use_ssl=1 WHERE hostgroup_id=1;", "config-key proxysql/key @'a.example.com' host:a.example.com use_ssl@1=?"},
		{"comment", "-- INSERT INTO mysql_servers(hostgroup_id,hostname) VALUES (0,'a.example.com')\n", ""},
		{"another table", "INSERT INTO servers(hostname, use_ssl) VALUES ('a.example.com', 0)", ""},
		{"socket", "INSERT INTO mysql_servers(hostgroup_id,hostname,port) VALUES (0,'/run/mysqld.sock',0)", ""},
		{"no columns", "INSERT INTO mysql_servers VALUES (0,'a.example.com',3306)", ""},
		{"broken", "INSERT INTO mysql_servers (hostname VALUES ((", ""},
	})
}
