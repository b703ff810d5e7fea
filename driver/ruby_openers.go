package driver

import "github.com/dsnlint/dsnlint/setting"

// rubyOpeners are calls that take the same arguments; what else they are given are options.
func rubyOpeners(args []setting.Arg, callees ...string) []setting.Opener {
	var out []setting.Opener
	for _, c := range callees {
		out = append(out, setting.Opener{Language: "ruby", Callee: c, Args: args, Keywords: true})
	}
	return out
}

// rubyArgs are a connection string, or a hash with what every Ruby library calls so.
var rubyArgs = []setting.Arg{
	{Position: 0, Keyword: "url", Role: setting.DSN},
	{Position: -1, Keyword: "host", Role: setting.Host},
	{Position: -1, Keyword: "port", Role: setting.Port},
	{Position: -1, Keyword: "password", Role: setting.Secret},
	{Position: -1, Keyword: "adapter", Role: setting.Skip},
}

// rubyHash are a hash and nothing else.
var rubyHash = append([]setting.Arg{{Position: 0, Role: setting.Options}}, rubyArgs[1:]...)

// activeRecordCallees are the ways to hand Active Record a configuration.
var activeRecordCallees = []string{
	"ActiveRecord.Base.establish_connection", "*.establish_connection", "establish_connection",
	"ActiveRecord.DatabaseConfigurations.HashConfig.new",
}

// activeRecord are Active Record's openers for the adapters of one driver. A database.yml names the adapter likewise.
func activeRecord(adapters ...string) []setting.Opener {
	return adapted(rubyOpeners(rubyArgs, activeRecordCallees...), adapters)
}

// sequel are Sequel's openers for the adapters of one driver.
func sequel(adapters ...string) []setting.Opener {
	out := adapted(rubyOpeners(rubyArgs, "Sequel.connect", "Sequel.Database.connect"), adapters)
	for _, a := range adapters {
		out = append(out, rubyOpeners(rubyArgs, "Sequel."+a)...)
	}
	return out
}

func adapted(openers []setting.Opener, adapters []string) []setting.Opener {
	for i := range openers {
		openers[i].Select = []setting.Selector{{Keyword: "adapter", Values: adapters}}
	}
	return openers
}

// rubyShared are the openers that are left when no adapter is named: the connection string's scheme decides, or the
// manifest.
var rubyShared = append(
	driven(rubyOpeners(rubyArgs, activeRecordCallees[:3]...), "activerecord-postgresql", "ruby-mysql2", "activerecord-trilogy", "tiny-tds"),
	driven(rubyOpeners(rubyArgs, "Sequel.connect", "Sequel.Database.connect"), "sequel-postgres", "ruby-mysql2", "trilogy", "tiny-tds")...,
)

func driven(openers []setting.Opener, drivers ...string) []setting.Opener {
	for i := range openers {
		openers[i].Drivers = drivers
	}
	return openers
}
