package opener_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/parser/rust"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rustKnown is a small catalogue in the manner of the Rust drivers.
func rustKnown() setting.Known {
	url := setting.Arg{Position: 0, Role: setting.DSN}
	connector := setting.Arg{Position: 1, Role: setting.OptionArg, Name: "connector"}
	host := []setting.Arg{{Position: -1, Keyword: "host", Role: setting.Host}, {Position: -1, Keyword: "password", Role: setting.Secret}}
	pool := []setting.Arg{{Position: -1, Keyword: "connect", Role: setting.DSN}, {Position: -1, Keyword: "connect_with", Role: setting.DSN}}
	open := func(callee, driver string, setters bool, args ...setting.Arg) setting.Opener {
		return setting.Opener{Language: "rust", Callee: callee, Drivers: []string{driver}, Args: args, Setters: setters}
	}
	typed := open("sqlx.Pool.connect", "sqlx", false, url)
	typed.Select = []setting.Selector{{Keyword: "<T>", Values: []string{"Postgres"}}}
	client := open("redis.Client.open", "redis", false, url, setting.Arg{Position: -1, Keyword: "addr", Role: setting.OptionArg, Name: "addr"})
	client.Keywords = true
	address := open("redis.ConnectionAddr.TcpTls", "redis", true, host...)
	address.Keywords = true
	return setting.Known{
		Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql"}, {Name: "redis", Engine: "redis"}},
		Openers: []setting.Opener{
			open("sqlx.PgPool.connect", "sqlx", false, url), typed, open("sqlx.PgPoolOptions.new", "sqlx", true, pool...),
			open("sqlx.PgConnectOptions.new", "sqlx", true, host...), open("sqlx.PgConnectOptions.from_str", "sqlx", true, append(host, url)...),
			open("tokio_postgres.connect", "tokio", false, url, connector), open("tokio_postgres.Config.new", "tokio", true, host...),
			open("deadpool.Manager.new", "tokio", false, url, connector),
			client, address, open("tiberius.Config.new", "tiberius", true, host...),
		},
	}
}

const rustUses = `use sqlx::{PgPool, PgPoolOptions, PgConnectOptions, Pool, Postgres, PgSslMode};
use tokio_postgres::{Config, NoTls};
use native_tls::TlsConnector;
use postgres_native_tls::MakeTlsConnector;
`

func TestRust(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"literal", `PgPool::connect("postgres://u:pw@h/d?sslmode=require").await?;`, "connect [sqlx] postgres @h sslmode=require"},
		{"path without an import", `sqlx::PgPool::connect("postgres://u:pw@h/d");`, "connect [sqlx] postgres @h"},
		{"type argument", `Pool::<Postgres>::connect("postgres://h/d"); Pool::<Sqlite>::connect("x");`, "connect [sqlx] postgres @h"},
		{"declared type", `let p: Pool<Postgres> = Pool::connect("postgres://h/d");`, "connect [sqlx] postgres @h"},
		{"constant", "const U: &str = \"postgres://h/d\";\nfn f() { PgPool::connect(U); }", "connect [sqlx] postgres @h"},
		{"environment", `PgPool::connect(&std::env::var("X").expect("X is set"));`, "connect [sqlx] <env:X> @<env:X> open()"},
		{"environment with a default", `PgPool::connect(&env::var("X").unwrap_or_else(|_| "postgres://h/d".into()));`, "connect [sqlx] postgres? @h?"},
		{"environment in a match", `let u = match env::var("X") { Ok(v) => v, Err(_) => "postgres://h/d".into() }; PgPool::connect(&u);`, "connect [sqlx] postgres? @h?"},
		{"format", `let h = "h"; let m = "disable"; PgPool::connect(&format!("postgres://{}:{}@{h}/d?sslmode={m}", u, p));`, "connect [sqlx] postgres @h sslmode=disable"},
		{"function", "fn url() -> String { format!(\"postgres://h/{}\", \"d\") }\nfn f() { PgPool::connect(&url()); }", "connect [sqlx] postgres @h"},
		{"branches", "let u = if a { \"postgres://a/d\" } else { \"postgres://b/d\" };\nPgPool::connect(u);", "connect [sqlx] postgres @a\nconnect [sqlx] postgres @b"},
		{"builder", `let o = PgConnectOptions::new().host("h").password("pw").ssl_mode(PgSslMode::Require);`, "new [sqlx] @h ssl_mode='PgSslMode.Require"},
		{"builder in statements", "let mut c = Config::new();\nc.host(\"h\").user(\"u\");\nc.ssl_mode(SslMode::Prefer);\nc.connect(NoTls).await?;", "new [tokio] @h ssl_mode='SslMode.Prefer connect='tokio_postgres.NoTls"},
		{"builder given back to its name", "let mut o = PgConnectOptions::from_str(\"postgres://h/d\")?;\no = o.ssl_mode(PgSslMode::Disable);", "from_str [sqlx] postgres @h ssl_mode='PgSslMode.Disable"},
		{"builder parsed", "let o: PgConnectOptions = \"postgres://h/d\".parse()?;\nlet o = o.ssl_mode(PgSslMode::Disable);", "parse [sqlx] postgres @h ssl_mode='PgSslMode.Disable"},
		{"pool of a builder", "let o = PgConnectOptions::new().host(\"h\");\nPgPoolOptions::new().max_connections(5).connect_with(o).await?;", "new [sqlx] @h max_connections=5!"},
		{"pool of a URL", `PgPoolOptions::new().max_connections(5).connect("postgres://h/d")`, "new [sqlx] postgres @h max_connections=5!"},
		{"pool that is opened elsewhere", `let o = PgPoolOptions::new().max_connections(5);`, ""},
		{"switch", "let mut c = tiberius::Config::new();\nc.host(\"h\");\nc.trust_cert();", "new [tiberius] @h trust_cert="},
		{
			"connector", "let t = TlsConnector::builder().danger_accept_invalid_certs(true).build()?;\nlet t = MakeTlsConnector::new(t);\ntokio_postgres::connect(\"host=h dbname=d\", t);",
			"connect [tokio] @h connector={} connector.made='native-tls connector.danger_accept_invalid_certs=true! connector.build=",
		},
		{
			"connector in statements", "let mut b = TlsConnector::builder();\nb.danger_accept_invalid_certs(true);\ntokio_postgres::connect(\"host=h dbname=d\", MakeTlsConnector::new(b.build()?));",
			"connect [tokio] @h connector={} connector.made='native-tls connector.danger_accept_invalid_certs=true! connector.build=",
		},
		{
			"connector in a branch", "let mut b = TlsConnector::builder();\nif insecure {\n    b.danger_accept_invalid_certs(true);\n}\ntokio_postgres::connect(\"host=h dbname=d\", MakeTlsConnector::new(b.build()?));",
			"connect [tokio] @h connector={} connector.made='native-tls connector.danger_accept_invalid_certs=true! connector.build=\nconnect [tokio] @h connector={} connector.made='native-tls connector.build=",
		},
		{
			"connector of a function", "fn tls() -> MakeTlsConnector { MakeTlsConnector::new(TlsConnector::new().unwrap()) }\nfn f() { tokio_postgres::connect(\"host=h dbname=d\", tls()); }",
			"connect [tokio] @h connector={} connector.made='native-tls",
		},
		{"connector that is given", "fn f(t: MakeTlsConnector) { tokio_postgres::connect(\"host=h dbname=d\", t); }", "connect [tokio] @h connector=<expression> open(connector)"},
		{
			"verifier that accepts everything", "impl V for N { fn verify_server_cert(&self) -> R { Ok(ServerCertVerified::assertion()) } }\nlet t = rustls::ClientConfig::builder().dangerous().with_custom_certificate_verifier(Arc::new(N));\ntokio_postgres::connect(\"host=h dbname=d\", t);",
			"connect [tokio] @h connector={} connector.made='rustls connector.dangerous= connector.with_custom_certificate_verifier=<N> connector.accepts_every_certificate= open(connector.with_custom_certificate_verifier)",
		},
		{
			"verifier that looks", "impl V for N { fn verify_server_cert(&self) -> R { if a != b { return Err(E) } Ok(ServerCertVerified::assertion()) } }\nlet t = rustls::ClientConfig::builder().dangerous().with_custom_certificate_verifier(Arc::new(N));\ntokio_postgres::connect(\"host=h dbname=d\", t);",
			"connect [tokio] @h connector={} connector.made='rustls connector.dangerous= connector.with_custom_certificate_verifier=<N> open(connector.with_custom_certificate_verifier)",
		},
		{"manager", "let mut c = Config::new();\nc.host(\"h\");\nlet m = deadpool::Manager::new(c, NoTls);", "new [tokio] @h connector='tokio_postgres.NoTls"},
		{"address in a struct", `redis::Client::open(redis::ConnectionInfo { addr: redis::ConnectionAddr::TcpTls { host: "h".into(), insecure: true }, ..Default::default() })`, "TcpTls [redis] @h insecure=true!"},
		{"own types of the same name", "mod redis2 { pub struct Client; }\nuse crate::redis2::Client;\nfn f() { Client::open(\"x\"); }", ""},
		{"a field is no constant", "fn f(redis: Settings) { redis::Client::open(redis.url); }", "open [redis] <redis.url> @<redis.url> open()"},
		{"a default of an argument", "struct A { #[arg(env = \"X\", default_value = \"postgres://h/d\")] url: String }\nfn f(a: A) { PgPool::connect(&a.url); }", "connect [sqlx] postgres? @h?"},
		{"loose", `let u = "postgres://h/d"; println!("postgres://i/d"); assert_eq!(a, "postgres://j/d");`, "postgres [] postgres @h"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := source.NewFile("x.rs", []byte(rustUses+c.src+"\n"))
			found := opener.Find(rust.Read(f), rustKnown())
			testkit.CheckFound(t, f, found)
			if got := showAll(found.Connections); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestRustSecretsAreLocated(t *testing.T) {
	src := rustUses + `PgPool::connect("postgres://u:pw1@h/d"); PgConnectOptions::new().password("pw2"); let a = AuthMethod::sql_server("sa", "pw3");
std::env::set_var("PGPASSWORD", "pw4"); c.set("sasl.password", "pw5"); let password = env::var("P").unwrap_or("pw6".into());`
	f := source.NewFile("x.rs", []byte(src))
	located := map[string]bool{}
	for _, p := range opener.Find(rust.Read(f), rustKnown()).Secrets {
		located[p.Raw()] = true
	}
	for _, want := range []string{"pw1", "pw2", "pw3", "pw4", "pw5", "pw6"} {
		if !located[want] {
			t.Errorf("%s is not located", want)
		}
	}
}
