package dsn

import "github.com/dsnlint/dsnlint/setting"

// libpqVariables are the variables of the environment that libpq reads and that matter to us. PGSSL is postgres.js's
// alone, and programs have a variable of that name too.
var libpqVariables = map[string]setting.Role{
	"PGHOST": setting.Host, "PGHOSTADDR": setting.Host, "PGPORT": setting.Port, "PGPASSWORD": setting.Secret,
	"PGDATABASE": setting.Skip, "PGUSER": setting.Skip, "PGSERVICE": setting.Skip, "PGSSL": setting.Skip,
	"PGSSLMODE": setting.OptionArg, "PGREQUIRESSL": setting.OptionArg, "PGSSLNEGOTIATION": setting.OptionArg, "PGSSLSNI": setting.OptionArg,
	"PGSSLROOTCERT": setting.OptionArg, "PGSSLCERT": setting.OptionArg, "PGSSLKEY": setting.OptionArg, "PGSSLCERTMODE": setting.OptionArg,
	"PGSSLCRL": setting.OptionArg, "PGSSLCRLDIR": setting.OptionArg, "PGSSLCOMPRESSION": setting.OptionArg,
	"PGSSLMINPROTOCOLVERSION": setting.OptionArg, "PGSSLMAXPROTOCOLVERSION": setting.OptionArg,
	"PGCHANNELBINDING": setting.OptionArg, "PGGSSENCMODE": setting.OptionArg, "PGREQUIREAUTH": setting.OptionArg, "PGREQUIREPEER": setting.OptionArg,
}

// LibpqVariable says what a variable of libpq's environment sets; ok is false for all other names. One with the role
// OptionArg speaks of a connection by itself, to a host out of sight if no other names one; one with the role Skip does
// not.
func LibpqVariable(name string) (role setting.Role, ok bool) {
	role, ok = libpqVariables[name]
	return role, ok
}
