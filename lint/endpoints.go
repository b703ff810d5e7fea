package lint

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// endpoints tells whose a host is that is no name but the attribute of a resource, as in
// "postgres://${aws_db_proxy.main.endpoint}/app".
type endpoints struct {
	serverless map[string]bool // folder and address of clusters whose connections end at a router fleet
}

func newEndpoints(resources []setting.Resource) *endpoints {
	e := &endpoints{serverless: map[string]bool{}}
	for i := range resources {
		r := &resources[i]
		if mode, ok := r.Attribute("engine_mode"); ok && mode.Value.Text.String() == "serverless" && r.Where.File != nil {
			e.serverless[path.Dir(r.Where.File.Path)+"\x00"+r.Name] = true
		}
	}
	return e
}

// settle fills in the provider of the hosts of c that refer to a resource. Such a host is a remote one.
func (e *endpoints) settle(client *fact.Client, c *setting.Connection) {
	if len(client.Hosts) != len(c.Hosts) || c.Where.File == nil {
		return
	}
	for i, h := range c.Hosts {
		refs := h.Refs()
		if client.Hosts[i].Class != fact.HostUnknown || len(refs) != 1 {
			continue
		}
		folder := folderOf(h, c)
		if address, _, ok := cutLast(refs[0], "."); ok {
			client.Hosts[i].Resource = fact.Address(folder, address)
		}
		provider, region, partition, authority := ca.HostProvider(e.reference(folder, refs[0]))
		if provider != "" {
			host := &client.Hosts[i]
			host.Class, host.Provider, host.Region, host.Partition, host.CA = fact.Remote, provider, region, partition, authority
		}
	}
}

// folderOf is where what a host refers to is declared: a module's folder, where its output is the host.
func folderOf(host source.Text, c *setting.Connection) string {
	if places := host.Places(); len(places) > 0 && places[0].File != nil {
		return path.Dir(places[0].File.Path)
	}
	return path.Dir(c.Where.File.Path)
}

// reference is the attribute's address as the table of hosts has it: without an index, and with the mode of a cluster
// in front where that decides who signs its certificate.
func (e *endpoints) reference(folder, ref string) string {
	address, attribute, _ := cutLast(ref, ".")
	if i := strings.IndexByte(address, '['); i >= 0 {
		address = address[:i]
	}
	if e.serverless[folder+"\x00"+address] {
		return "serverless:" + address + "." + attribute
	}
	return address + "." + attribute
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
