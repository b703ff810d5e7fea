// Package ca knows certificate authorities: what a bundle's name or URL says about it, which provider a host belongs
// to and who signs its certificates, and what stands in a PEM file.
package ca

import (
	"net/url"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// HostProvider tells from a host's name whose it is, in which region and partition, and whether its certificate is
// signed by a private or a public authority. All are "" for a host that no provider is known to name.
func HostProvider(host string) (provider, region, partition, ca string) {
	host = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(host), "."))
	for _, row := range policies.HostPatterns() {
		if region, ok := row.Match(host); ok {
			return row.Provider, region, row.Partition, row.CA
		}
	}
	return "", "", "", ""
}

// Named tells what the name of a CA file says about its content on the day asOf: provider, region, partition, and
// whether it is the name of a retired bundle. It reports false for a name that says nothing.
func Named(path string, asOf time.Time) (fact.Authority, bool) {
	base := baseName(path)
	for _, row := range policies.AuthorityTable().Bundles {
		region, ok := row.Match(base)
		if !ok {
			continue
		}
		a := fact.Authority{Path: path, Provider: row.Provider, Region: region, Partition: row.Partition, NotAfter: row.NotAfter}
		a.Kind = "ca"
		judge(&a, known{legacy: row.Legacy, certain: row.Certain, note: row.Note, source: row.Source}, asOf)
		return a, true
	}
	return fact.Authority{}, false
}

// known is what a table says about a bundle.
type known struct {
	legacy, certain bool
	note, source    string
}

// judge fills in status and dates. A retired name is "legacy-name" as long as something newer may have been published
// under it; where nothing was, it is expired.
func judge(a *fact.Authority, k known, asOf time.Time) {
	status := policies.AuthorityTable().Status(a.NotAfter, asOf)
	a.Status, a.Note = status, k.note
	text := "this name holds current authorities"
	switch {
	case status == "expired" && k.certain:
		text = "what was published under this name expired on " + a.NotAfter
	case k.legacy:
		a.Status = "legacy-name"
		text = "this is the name of a retired bundle"
	case status != "ok":
		text = "what is published under this name is valid until " + a.NotAfter
	}
	if status == "expired" {
		a.ExpiredOn = a.NotAfter
	}
	a.Because = []fact.Reason{{Text: text, Source: k.source, Evidence: fact.Documentation}}
}

// baseName is the last segment of a path or URL, on any system, in lower case.
func baseName(path string) string {
	path, _, _ = strings.Cut(path, "?")
	path = strings.TrimRight(path, "/\\ ")
	return strings.ToLower(path[strings.LastIndexAny(path, "/\\")+1:])
}

// Downloads judges what scripts and images fetch: retired bundles, and bundles fetched without protection. A download
// that says neither whose authority it is nor how it is unprotected is still a fact, with empty fields.
func Downloads(resources []setting.Resource, asOf time.Time) []fact.Authority {
	var out []fact.Authority
	for i := range resources {
		if resources[i].Type == "download" {
			out = append(out, download(&resources[i], asOf))
		}
	}
	return out
}

func download(r *setting.Resource, asOf time.Time) fact.Authority {
	target, _ := r.Attribute("url")
	address := target.Value.Text.String()
	a, ok := Fetched(address, asOf)
	if !ok {
		a = fact.Authority{Status: "ok"}
	}
	a.Path = withoutUser(address)
	file := ""
	if r.Where.File != nil {
		file = r.Where.File.Path
	}
	because := a.Because
	a.Base = fact.Base{
		Kind: "ca", ID: "ca:" + file + ":" + r.Type + ":" + a.Path, File: file, Because: because, Place: r.Where,
		Anchor: r.Anchor, Spots: map[string]source.Place{}, Name: a.Path,
	}
	if a.Because == nil {
		a.Because = []fact.Reason{}
	}
	a.Origin.SSLMode = origin(target.Value)
	if p := deciding(target.Value.Text); !p.IsZero() {
		a.Spots["url"], a.Spots["path"] = p, p
	}
	insecure(&a, r, target.Value.Text)
	return a
}

// deciding is where an address stands; of one that is put together from several places, the last, which names the file.
func deciding(address source.Text) source.Place {
	whole, n := address.Place(), 0
	places := address.Places()
	for _, p := range places {
		n += p.Span.Len()
	}
	if n < whole.Span.Len() && len(places) > 1 {
		return places[len(places)-1]
	}
	return whole
}

func origin(v setting.Value) fact.Origin {
	switch v.Text.Origin() {
	case source.Fallback:
		return fact.Fallback
	case source.Unknown:
		return fact.OriginUnknown
	}
	return fact.Written
}

// Fetched tells what the address says that a file is downloaded from. It reports false for one that says nothing.
func Fetched(address string, asOf time.Time) (fact.Authority, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return Named(address, asOf)
	}
	host, path := strings.ToLower(u.Hostname()), u.Path
	if u.Scheme == "s3" { // s3://rds-downloads/file: the bucket stands for the host
		host, path = "s3.amazonaws.com", "/"+host+path
	}
	name, named := Named(u.Path, asOf)
	for _, row := range policies.AuthorityTable().URLs {
		region, ok := row.Match(host, path)
		if !ok {
			continue
		}
		a := fact.Authority{Provider: row.Provider, Region: region, Partition: row.Partition, NotAfter: row.NotAfter}
		judge(&a, known{legacy: row.Legacy, certain: row.Certain, note: row.Note, source: row.Source}, asOf)
		if named && (name.Status == "expired" || a.Status == "ok" && name.Status != "ok") {
			name.Region, name.Partition = region, row.Partition
			return name, true
		}
		return a, true
	}
	return name, named
}

// insecure notes how a download is unprotected: its own scheme, or an option of the program that fetches it.
func insecure(a *fact.Authority, r *setting.Resource, address source.Text) {
	if _, ok := r.Attribute("checksum"); ok {
		return // what is compared with a known digest is safe however it comes
	}
	if o, ok := r.Attribute("verified"); ok {
		a.Insecure = o.Name.Place().Raw() + ": " + o.Value.Text.String()
		a.Spots["insecure"], a.Mended = o.Place(), map[string]string{"insecure": "true"}
		return
	}
	if o, ok := r.Attribute("insecure"); ok && !off(o.Value) {
		a.Insecure = how(r, o)
		a.Spots["insecure"], a.Mended = o.Place(), map[string]string{"insecure": "false"}
		return
	}
	scheme, _, ok := strings.Cut(address.String(), "://")
	if ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "ftp")) {
		a.Insecure = strings.ToLower(scheme)
		a.Spots["insecure"], a.Mended = address.Slice(0, len(scheme)).Place(), map[string]string{"insecure": "https"}
	}
}

// off reports whether an attribute says explicitly that nothing is unprotected.
func off(v setting.Value) bool {
	return v.Kind != setting.Bare && v.Text.String() == "false"
}

// how is the program with the option as it stands: curl -k.
func how(r *setting.Resource, o setting.Option) string {
	if o.Value.Kind != setting.Bare {
		return o.Name.Place().Raw() + ": " + o.Value.Text.String()
	}
	tool := ""
	if t, ok := r.Attribute("tool"); ok {
		tool = t.Value.Text.String() + " "
	}
	spelled := o.Place().Raw()
	if spelled == "" || strings.ContainsAny(spelled, " \n") {
		return strings.TrimSpace(tool + "without verification")
	}
	if !strings.HasPrefix(spelled, "-") {
		dashes := "--"
		if len(spelled) == 1 {
			dashes = "-"
		}
		if tool != "" {
			spelled = dashes + spelled
		}
	}
	return tool + spelled
}

// withoutUser leaves user and password out of an address, and what cannot be known.
func withoutUser(address string) string {
	address = strings.ReplaceAll(address, string(source.Hole), "…")
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	host, path, slash := strings.Cut(rest, "/")
	host = host[strings.LastIndexByte(host, '@')+1:]
	if slash {
		path = "/" + path
	}
	path, _, _ = strings.Cut(path, "?")
	return scheme + "://" + host + path
}
