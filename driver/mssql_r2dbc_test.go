package driver

import "testing"

func TestR2DBCOnSQLServer(t *testing.T) {
	check(t, "r2dbc-mssql", []reading{
		{"dsn:scheme=r2dbc:mssql", "1.0.4", "disable login-only unverified/unverified none default", ""},
		{"dsn:scheme=r2dbc:mssql dsn:trustServerCertificate=true", "1.0.4", "disable login-only unverified/unverified none default", "trustServerCertificate=ignored"},
		{"dsn:scheme=r2dbc:mssql dsn:ssl=false", "1.0.4", "disable login-only unverified/unverified none written", ""},
		{"dsn:scheme=r2dbc:sqlserver dsn:ssl=true", "1.0.4", "prefer opportunistic verified/verified system written", ""},
		{"dsn:scheme=r2dbcs:pool:sqlserver", "1.0.4", "prefer opportunistic verified/verified system default", ""},
		{"dsn:scheme=r2dbcs:mssql dsn:trustServerCertificate=true", "1.0.4", "prefer opportunistic unverified/unverified none written", ""},
		{"dsn:scheme=r2dbc:mssql dsn:ssl=true dsn:trustServerCertificate=true dsn:trustStore=/s.p12", "1.0.4", "prefer opportunistic unverified/unverified none written", "trustStore=ignored"},
		{"call:enableSsl=true/bool call:trustStore=/s.p12", "1.0.4", "prefer opportunistic verified/verified file:/s.p12 written", ""},
		{"dsn:scheme=r2dbc:mssql dsn:sslTunnel=true", "1.0.4", "unknown", "sslTunnel=invalid"},
		{"call:enableSslTunnel=f/symbol", "1.0.4", "unknown required unknown/unknown unknown written", ""},
		{"call:enableSsl=true/bool call:sslContextBuilderCustomizer={}", "1.0.4", "prefer opportunistic unknown/unknown unknown written", ""},
	})
}
