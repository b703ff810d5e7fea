package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/setting"
)

// sharedBlocks are the mappings of which programs make connections: which driver a program brings along, and under which
// keys of its own it asks for that driver's options.
func sharedBlocks() []setting.Block {
	return slices.Concat(toolBlocks(), grafanaBlocks(), connectBlocks(), ansibleBlocks(), odbcBlocks(), workbenchBlocks(), jvmServerBlocks(), jvmDataSources(), airflowBlocks(), terraformBlocks(), monitoringBlocks(), goServerBlocks(), operatorBlocks(), environmentBlocks(), dmsBlocks(), glueBlocks(), logBlocks())
}

// with are members that are options of the driver under other names, in pairs of key and option.
func with(pairs ...string) []setting.Member {
	var out []setting.Member
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, setting.Member{Key: pairs[i], Role: setting.OptionArg, Name: pairs[i+1]})
	}
	return out
}

// at are members that say where to connect.
func at(host, port string) []setting.Member {
	out := []setting.Member{{Key: host, Role: setting.Host}}
	if port != "" {
		out = append(out, setting.Member{Key: port, Role: setting.Port})
	}
	return out
}

// prefixedBy puts a prefix before the keys of a block.
func prefixedBy(prefix string, members []setting.Member) []setting.Member {
	out := slices.Clone(members)
	for i := range out {
		out[i].Key = prefix + out[i].Key
	}
	return out
}

// having asks for a member with one of several values.
func having(keyword string, values ...string) []setting.Selector {
	return []setting.Selector{{Keyword: keyword, Values: values}}
}
