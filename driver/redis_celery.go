package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const celeryBackend = "celery/celery:celery/backends/redis.py"

// celeryResultNames are the spellings of the address of a result store and of the dictionary beside it.
var celeryResultNames = []struct{ url, tls string }{
	{"CELERY_RESULT_BACKEND", "CELERY_REDIS_BACKEND_USE_SSL"}, {"result_backend", "redis_backend_use_ssl"},
}

// celeryResults are the settings and arguments that name a result store. It may be of many kinds, so that only the
// scheme of the address, or the dictionary, says that it is Redis.
func celeryResults() []setting.Opener {
	var out []setting.Opener
	for _, n := range celeryResultNames {
		out = append(out, setting.Opener{Language: "python", Callee: "assign:" + n.url, Schemes: redisSchemes, Args: []setting.Arg{
			{Position: 0, Role: setting.DSN}, {Position: -1, Keyword: "assign:" + n.tls, Role: setting.Options, Name: "ssl"},
		}}, setting.Opener{Language: "python", Callee: "assign:" + n.tls, Args: []setting.Arg{
			{Position: 0, Role: setting.Options, Name: "ssl"}, {Position: -1, Keyword: "assign:" + n.url, Role: setting.DSN},
		}})
	}
	for _, callee := range celeryApps {
		out = append(out, setting.Opener{Language: "python", Callee: callee, Schemes: redisSchemes, Args: celeryResultArgs, Setters: true})
	}
	return out
}

var redisSchemes = []string{"redis", "rediss"}

// celeryResultArgs are those of Celery's application; the broker's are another connection's.
var celeryResultArgs = []setting.Arg{
	{Position: -1, Keyword: "backend", Role: setting.DSN},
	{Position: -1, Keyword: "result_backend", Role: setting.DSN},
	{Position: -1, Keyword: "conf", Role: setting.Options},
	{Position: -1, Keyword: "redis_backend_use_ssl", Role: setting.Options, Name: "ssl"},
	{Position: -1, Keyword: "broker"},
	{Position: -1, Keyword: "broker_url"},
	{Position: -1, Keyword: "broker_use_ssl"},
}

// celery-results is Celery's result store on Redis. Unlike its broker it insists on being told what to check.
var _ = register(func() *Table {
	return &Table{
		ID: "celery-results", Title: "Celery's result backend", Engine: "redis", Source: celeryBackend,
		Packages: []Package{{"pypi", "celery"}}, Openers: celeryResults(),
		Names: Exact, Stranger: IgnoresStrangers, DefaultHost: fact.HostUnknown, Prepare: dropNull,
		Full:    "rediss:// with redis_backend_use_ssl={\"ssl_cert_reqs\": ssl.CERT_REQUIRED, \"ssl_check_hostname\": True, \"ssl_ca_certs\": <CA file>}",
		Options: kombuRedisOptions,
		Rows: slices.Concat(
			fromSource(celeryBackend, []Row{
				{When: "scheme=redis ssl_cert_reqs", Rejects: "redis:// takes no ssl_cert_reqs in the URL: Celery raises ValueError", By: "ssl_cert_reqs"},
				{When: "scheme=redis ssl:object", Rejects: "before 5.7.0 redis_backend_use_ssl needs a rediss:// URL: Celery raises ValueError", By: "ssl", Until: "5.7.0"},
			}),
			onCelery(below("", "scheme=rediss", kombuRedis(""))),
			onCelery(kombuRedis("ssl.")),
			[]Row{
				{When: "ssl:object !ssl.ssl_cert_reqs", Rejects: "redis_backend_use_ssl needs ssl_cert_reqs: Celery raises ValueError", By: "ssl"},
				{When: "scheme=rediss !ssl_cert_reqs", Rejects: "a rediss:// result backend needs ssl_cert_reqs: Celery raises ValueError", By: "-"},
				{When: "scheme=redis", Then: Off, CA: "none", By: "-", Because: "redis:// never uses TLS unless redis_backend_use_ssl is set"},
				{Then: Undecided, CA: "unknown", By: "-", Because: "the backend's URL decides, and it is not known here or names another store"},
			},
		),
		Releases: []Release{{"5.7.0", "2026-11-05"}},
	}
})

// onCelery gives kombu's rows the source of the result store.
func onCelery(rows []Row) []Row {
	out := slices.Clone(rows)
	for i := range out {
		out[i].Source = celeryBackend
	}
	return out
}
