package driver

import "github.com/dsnlint/dsnlint/setting"

// prismaOpeners are the datasources of Prisma's schema; the provider tells the engine.
func prismaOpeners() []setting.Opener {
	var out []setting.Opener
	for _, key := range []string{"url", "directUrl", "shadowDatabaseUrl"} {
		for _, p := range []dialect{
			{[]string{"postgresql", "postgres", "cockroachdb"}, "postgresql", []string{"prisma-postgresql"}},
			{[]string{"mysql"}, "mysql", []string{"prisma-mysql"}},
			{[]string{"sqlserver"}, "sqlserver", []string{"prisma-sqlserver"}},
			{[]string{"mongodb"}, "mongodb", []string{"mongodb-rust"}}, // the engine uses this driver
		} {
			out = append(out, setting.Opener{
				Language: "prisma", Callee: "datasource." + key, Drivers: p.drivers, Engine: p.engine,
				Args:   []setting.Arg{{Position: -1, Keyword: key, Role: setting.DSN}},
				Select: []setting.Selector{{Keyword: "provider", Values: p.words}},
			})
		}
	}
	return out
}

// prismaConfig is prisma.config.ts, which tells no provider: the scheme does. The client needs an adapter beside it; what
// stands here is for the engine of the migrations.
var prismaConfig = setting.Opener{
	Language: "javascript", Callee: "prisma/config.defineConfig", Drivers: []string{"prisma-postgresql", "prisma-mysql", "prisma-sqlserver"},
	Args: []setting.Arg{
		{Position: 0, Role: setting.Options},
		{Position: -1, Keyword: "datasource", Role: setting.Options},
		{Position: -1, Keyword: "url", Role: setting.DSN},
	},
	Select: []setting.Selector{{Keyword: "datasource"}},
}
