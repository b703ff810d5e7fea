package setting

// environmentNames are what programs call the environments that they run in.
var environmentNames = map[string]bool{
	"development": true, "dev": true, "test": true, "testing": true, "production": true, "prod": true, "staging": true, "stage": true,
	"local": true, "ci": true, "qa": true, "uat": true,
}

// sharedNames are what they call that which holds in all of them.
var sharedNames = map[string]bool{"default": true, "defaults": true, "shared": true, "global": true, "base": true, "common": true}

// Sectioned reports keys that are the names of environments and nothing else, and which of them holds in all.
func Sectioned(keys []string) bool {
	some := false
	for _, key := range keys {
		if !environmentNames[key] && !sharedNames[key] {
			return false
		}
		some = some || environmentNames[key]
	}
	return some
}

// Shared reports whether a section of that name holds in all environments.
func Shared(key string) bool { return sharedNames[key] }
