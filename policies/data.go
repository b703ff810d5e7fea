package policies

import (
	"regexp"
	"sync"
	"time"
)

// ServerDefault is what a server does when a parameter is not set.
type ServerDefault struct {
	Platform  string `json:"platform"`  // aws-rds, sql
	Engine    string `json:"engine"`    // the engine's name in its platform: postgres, aurora-mysql, sqlserver-ee
	Family    string `json:"family"`    // a regular expression over the family: postgres14, aurora-mysql8.0
	Group     string `json:"group"`     // which kind of parameter group the parameter works in: instance or cluster
	Parameter string `json:"parameter"` // the parameter that decides whether TLS is required
	Default   string `json:"default"`   // its value when it is not set
	Enforced  string `json:"enforced"`  // yes or no: what that means
	Target    string `json:"target"`    // how enforcing is spelled
	Source    string `json:"source"`    // URL
	Evidence  string `json:"evidence"`  // observed, source, documentation
	Read      string `json:"read"`      // the day on which the row was taken over from its source

	family *regexp.Regexp
}

// Matches reports whether the row is about that family.
func (d *ServerDefault) Matches(family string) bool { return d.family.MatchString(family) }

// ServerDefaults returns the rows in order; the first that matches counts. The slice is shared: do not change it.
func ServerDefaults() []ServerDefault { return serverDefaults() }

var serverDefaults = sync.OnceValue(func() []ServerDefault {
	var table struct {
		Rows struct {
			Rows []ServerDefault `json:"rows"`
		} `json:"server_defaults"`
	}
	mustDecode("data/server-defaults.json", &table)
	rows := table.Rows.Rows
	for i := range rows {
		rows[i].family = regexp.MustCompile(rows[i].Family)
	}
	return rows
})

// CAIdentifier is a name under which a provider offers an authority for its servers' certificates.
type CAIdentifier struct {
	Identifier string           `json:"identifier"`
	Provider   string           `json:"provider"`
	NotAfter   string           `json:"not_after"` // YYYY-MM-DD
	Source     string           `json:"source"`
	Exceptions []RegionalExpiry `json:"exceptions"`
	Successor  string           `json:"successor"` // what the provider offers in its place; "" where it is current
	Read       string           `json:"read"`      // the day on which the row was taken over from its source
	Subject    string           `json:"subject"`   // the end of the common name of its roots; "" where they cannot be told by it
}

// RegionalExpiry is another end of validity in one region.
type RegionalExpiry struct {
	Region string `json:"region"`
	Date   string `json:"date"` // YYYY-MM-DD
}

// CABundle recognises an authority by the name of its file.
type CABundle struct {
	Name       string `json:"name"` // a regular expression over the base name in lower case; a group "region" may be named
	Provider   string `json:"provider"`
	Region     string `json:"region"` // unless the name holds it; "global" for all of a partition
	Partition  string `json:"partition"`
	Legacy     bool   `json:"legacy"`    // a name under which nothing current is published any more
	Certain    bool   `json:"certain"`   // what was ever published under the name has expired by NotAfter
	NotAfter   string `json:"not_after"` // YYYY-MM-DD; "" if unknown
	Note       string `json:"note"`
	Source     string `json:"source"`
	Confidence string `json:"confidence"`
	Read       string `json:"read"`

	name *regexp.Regexp
}

// Match reports whether a base name, in lower case, is this bundle's, and the region that it holds.
func (b *CABundle) Match(base string) (region string, ok bool) { return match(b.name, base, b.Region) }

// CAURL recognises an authority by where it is downloaded from.
type CAURL struct {
	Host       string `json:"host"` // a regular expression over the host name in lower case
	Path       string `json:"path"` // a regular expression over the path; a group "region" may be named
	Provider   string `json:"provider"`
	Region     string `json:"region"`
	Partition  string `json:"partition"`
	Legacy     bool   `json:"legacy"`
	Certain    bool   `json:"certain"`
	NotAfter   string `json:"not_after"`
	Note       string `json:"note"`
	Source     string `json:"source"`
	Confidence string `json:"confidence"`
	Read       string `json:"read"`

	host, path *regexp.Regexp
}

// Match reports whether a URL's host and path are this source's, and the region that the path holds.
func (u *CAURL) Match(host, path string) (region string, ok bool) {
	if !u.host.MatchString(host) {
		return "", false
	}
	return match(u.path, path, u.Region)
}

// CARoot recognises an authority by the name in its certificate.
type CARoot struct {
	Subject    string `json:"subject"` // a regular expression over the common name; a group "region" may be named
	Provider   string `json:"provider"`
	Region     string `json:"region"` // unless the name holds it; "global" for all of a partition
	Partition  string `json:"partition"`
	CA         string `json:"ca"` // private: only the provider's own servers have certificates of it; public: a system store holds it
	Source     string `json:"source"`
	Confidence string `json:"confidence"`
	Read       string `json:"read"`

	subject *regexp.Regexp
}

// Match reports whether a certificate's common name is this authority's, and the region that it signs for.
func (r *CARoot) Match(commonName string) (region string, ok bool) {
	return match(r.subject, commonName, r.Region)
}

// CAProfile is a list of authorities that a package brings, under the name that its users choose it by.
type CAProfile struct {
	Name     string      `json:"name"`      // the package
	Title    string      `json:"title"`     // what its users write
	NotAfter string      `json:"not_after"` // YYYY-MM-DD, when the last of them ends; "" if that is far
	Holds    []CAHolding `json:"holds"`
	Source   string      `json:"source"`
	Read     string      `json:"read"` // the day on which the row was taken over from its source
}

// CAHolding is whose authorities there are, and of which regions.
type CAHolding struct {
	Provider  string   `json:"provider"`
	Partition string   `json:"partition"`
	CA        string   `json:"ca"`
	Regions   []string `json:"regions"`
}

// StorePassword is a constant that a vendor documents as the password of the stores that it makes: no secret.
type StorePassword struct {
	Password string `json:"password"`
	Source   string `json:"source"`
	Read     string `json:"read"`
}

// Authorities is all that is known about providers' authorities.
type Authorities struct {
	Read        string         `json:"read"`      // the day on which the table was taken over from its sources
	WarnDays    int            `json:"warn_days"` // how long before its end an authority is worth a warning
	Identifiers []CAIdentifier `json:"identifiers"`
	Bundles     []CABundle     `json:"bundles"` // the first that matches counts
	URLs        []CAURL        `json:"urls"`    // the first that matches counts
	Roots       []CARoot       `json:"roots"`   // the first that matches counts

	Profiles  []CAProfile     `json:"profiles"`
	Passwords []StorePassword `json:"passwords"` // that open public stores
}

// Status is what a last day of validity (YYYY-MM-DD) means on a given day: ok, expiring, or expired. On its last day an
// authority is still valid; what is no date never ends.
func (a *Authorities) Status(notAfter string, asOf time.Time) string {
	end, err := time.Parse(time.DateOnly, notAfter)
	if err != nil {
		return "ok"
	}
	day := asOf.Format(time.DateOnly)
	switch {
	case day > notAfter:
		return "expired"
	case day >= end.AddDate(0, 0, -a.WarnDays).Format(time.DateOnly):
		return "expiring"
	}
	return "ok"
}

// AuthorityTable returns the embedded table. It is shared: do not change it.
func AuthorityTable() *Authorities { return authorities() }

var authorities = sync.OnceValue(func() *Authorities {
	var table struct {
		Authorities Authorities `json:"authorities"`
	}
	mustDecode("data/ca.json", &table)
	out := &table.Authorities
	for i := range out.Bundles {
		out.Bundles[i].name = regexp.MustCompile(out.Bundles[i].Name)
	}
	for i := range out.Roots {
		out.Roots[i].subject = regexp.MustCompile(out.Roots[i].Subject)
	}
	for i := range out.URLs {
		out.URLs[i].host = regexp.MustCompile(out.URLs[i].Host)
		out.URLs[i].path = regexp.MustCompile(out.URLs[i].Path)
	}
	return out
})

// HostPattern recognises a provider by the name of a host, or by the attribute of a Terraform resource that gives it.
type HostPattern struct {
	Pattern    string `json:"pattern"` // a regular expression over the name in lower case; a group "region" may be named
	Provider   string `json:"provider"`
	CA         string `json:"ca"` // private: signed by the provider's own authority; public: system stores verify it
	Partition  string `json:"partition"`
	Confidence string `json:"confidence"`
	Source     string `json:"source"`

	pattern *regexp.Regexp
}

// Match reports whether the pattern fits a host name in lower case, and the region that the name holds.
func (h *HostPattern) Match(host string) (region string, ok bool) { return match(h.pattern, host, "") }

// HostPatterns returns the rows in order; the first that matches counts. The slice is shared: do not change it.
func HostPatterns() []HostPattern { return hostPatterns() }

var hostPatterns = sync.OnceValue(func() []HostPattern {
	var table struct {
		Rows struct {
			Rows []HostPattern `json:"rows"`
		} `json:"host_patterns"`
	}
	mustDecode("data/hosts.json", &table)
	rows := table.Rows.Rows
	for i := range rows {
		rows[i].pattern = regexp.MustCompile(rows[i].Pattern)
	}
	return rows
})

// JavaDefault is what a JDK disables by default in one security property.
type JavaDefault struct {
	Property string          `json:"property"`
	Source   string          `json:"source"`
	Entries  []JavaAlgorithm `json:"entries"`
}

// JavaAlgorithm is one entry of such a list.
type JavaAlgorithm struct {
	Algorithm string `json:"algorithm"` // as the JDK spells it
	Words     string `json:"words"`     // what is allowed again when the entry is missing
	TLS       string `json:"tls"`       // the protocol version that it is; "" if it is none
	Bits      int    `json:"bits"`      // keys shorter than this are disabled; 0 if the entry is about no key size
}

// JavaDefaults returns the embedded lists. The slice is shared: do not change it.
func JavaDefaults() []JavaDefault { return javaDefaults() }

var javaDefaults = sync.OnceValue(func() []JavaDefault {
	var table struct {
		Rows struct {
			Rows []JavaDefault `json:"rows"`
		} `json:"java_defaults"`
	}
	mustDecode("data/java-defaults.json", &table)
	return table.Rows.Rows
})

// ProcessSwitch is a variable of the environment that changes verification for a whole process.
type ProcessSwitch struct {
	Name   string   `json:"name"`
	Values []string `json:"values"` // the values that have the effect
	Any    bool     `json:"any"`    // every value has it
	Effect string   `json:"effect"`
	Words  string   `json:"words"`
	Source string   `json:"source"`
}

// ProcessSwitches returns the embedded rows. The slice is shared: do not change it.
func ProcessSwitches() []ProcessSwitch { return processSwitches() }

var processSwitches = sync.OnceValue(func() []ProcessSwitch {
	var table struct {
		Rows struct {
			Rows []ProcessSwitch `json:"rows"`
		} `json:"process_switches"`
	}
	mustDecode("data/process-switches.json", &table)
	return table.Rows.Rows
})

// match runs a pattern and returns its group "region", or otherwise where it has none.
func match(pattern *regexp.Regexp, s, otherwise string) (region string, ok bool) {
	groups := pattern.FindStringSubmatch(s)
	if groups == nil {
		return "", false
	}
	if i := pattern.SubexpIndex("region"); i >= 0 && groups[i] != "" {
		return groups[i], true
	}
	return otherwise, true
}

// Terminator is a program that ends TLS for the containers beside it: it takes plaintext at the loopback address.
type Terminator struct {
	Image  string `json:"image"` // part of the names of its images
	Name   string `json:"name"`
	Pools  bool   `json:"pools"` // what it does towards the server is a matter of its configuration
	Source string `json:"source"`
}

// Terminators returns the embedded rows. The slice is shared: do not change it.
func Terminators() []Terminator { return terminators() }

var terminators = sync.OnceValue(func() []Terminator {
	var table struct {
		Rows struct {
			Rows []Terminator `json:"rows"`
		} `json:"terminators"`
	}
	mustDecode("data/terminators.json", &table)
	return table.Rows.Rows
})
