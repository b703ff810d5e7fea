package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

const (
	docKafka   = "https://kafka.apache.org/documentation/#brokerconfigs_listener.security.protocol.map"
	docEtcd    = "https://etcd.io/docs/v3.5/op-guide/security/"
	kafkaFixed = "SSL or SASL_SSL as its protocol"
)

// property is a broker's property in its own spelling; variables of the images for containers spell it in capitals.
func property(name string) string {
	for _, prefix := range []string{"KAFKA_CFG_", "KAFKA_"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return strings.ToLower(strings.ReplaceAll(rest, "_", "."))
		}
	}
	return name
}

// kafka judges each listener of a broker by itself. Where a broker is given only the addresses that it hands out, the
// images listen at those.
func (s *stage) kafka(r *setting.Resource) {
	options := map[string]setting.Option{}
	for _, a := range r.Attributes {
		options[property(a.Name.String())] = a
	}
	b := broker{protocols: pairsOf(options["listener.security.protocol.map"]), given: map[string]listener{}, controllers: map[string]bool{}}
	for _, l := range listenersOf(options["advertised.listeners"]) {
		b.given[l.name] = l
	}
	for _, name := range strings.Split(options["controller.listener.names"].Value.Text.String(), ",") {
		b.controllers[strings.TrimSpace(name)] = true
	}
	at, ok := options["listeners"]
	if !ok {
		at, ok = options["advertised.listeners"]
	}
	if !ok {
		s.interBroker(r, options["security.inter.broker.protocol"])
		return
	}
	for _, l := range listenersOf(at) {
		s.kafkaListener(r, at, &l, b)
	}
}

// broker is what a broker says about its listeners.
type broker struct {
	protocols   map[string]string   // by the names of listeners; nil where none is given, with "" where not all are known
	given       map[string]listener // what it tells its clients to come to
	controllers map[string]bool
}

// protocol is what a listener speaks: a word, or "" where that cannot be known.
func (b *broker) protocol(l *listener) string {
	if !l.known {
		return ""
	}
	if p, ok := b.protocols[strings.ToUpper(l.name)]; ok {
		return p
	}
	if _, open := b.protocols[""]; open {
		return ""
	}
	return strings.ToUpper(l.name)
}

// most is the most that is said of plaintext at a listener.
func (b *broker) most(l *listener) string {
	out := l.exposure()
	if given, ok := b.given[l.name]; ok && out != "none" {
		if g := given.exposure(); g == "none" {
			out = lower(out, "note") // its clients are sent back to their own machine
		} else if out = g; l.hostSeen && l.host != "" && l.host != "0.0.0.0" {
			out = lower(g, l.exposure())
		}
	}
	if b.controllers[l.name] {
		out = lower(out, "warning")
	}
	return out
}

func (s *stage) kafkaListener(r *setting.Resource, at setting.Option, l *listener, b broker) {
	j := judged{most: b.most(l), target: kafkaFixed, source: docKafka, evidence: fact.Documentation}
	switch p := b.protocol(l); p {
	case "SSL", "SASL_SSL":
		j.enforced, j.why, j.most = yes, "the listener {value} speaks "+p+": clients without TLS are refused", ""
	case "PLAINTEXT", "SASL_PLAINTEXT":
		if j.most == "none" {
			return
		}
		j.enforced, j.why = no, "the listener {value} speaks "+p+", which is no TLS"
	case "":
		j.enforced, j.why = undecided, "what the listener {value} speaks cannot be known"
	default:
		return // of Connect or a registry, which speak HTTP
	}
	s.listening(r, at, l, j)
}

// interBroker judges what brokers speak with each other where nothing else is said.
func (s *stage) interBroker(r *setting.Resource, o setting.Option) {
	switch strings.ToUpper(o.Value.Text.String()) {
	case "PLAINTEXT", "SASL_PLAINTEXT":
		s.listening(r, o, &listener{text: o.Value.Text}, judged{
			enforced: no, most: "warning", target: "SSL or SASL_SSL", source: docKafka, evidence: fact.Documentation,
			why: "the brokers speak {value} with each other, which is no TLS",
		})
	}
}

// pairsOf reads NAME:PROTOCOL,…; nil where nothing is written. Where a part cannot be known, "" is one of the names.
func pairsOf(o setting.Option) map[string]string {
	if o.Name.IsZero() {
		return nil
	}
	out := map[string]string{}
	for _, pair := range o.Value.Text.Split(",") {
		name, protocol, ok := pair.Cut(":")
		switch {
		case ok && name.Known() && protocol.Known():
			out[strings.ToUpper(strings.TrimSpace(name.String()))] = strings.ToUpper(strings.TrimSpace(protocol.String()))
		case ok && name.Known():
			out[strings.ToUpper(strings.TrimSpace(name.String()))] = ""
		default:
			out[""] = ""
		}
	}
	return out
}

// etcd judges each address that a member listens at by its scheme.
func (s *stage) etcd(r *setting.Resource) {
	options := map[string]setting.Option{}
	for _, a := range r.Attributes {
		options[strings.TrimPrefix(setting.FoldKey(a.Name.String()), "etcd")] = a
	}
	for _, pair := range [][2]string{{"listenclienturls", "advertiseclienturls"}, {"listenpeerurls", "initialadvertisepeerurls"}} {
		given := ""
		for i, l := range listenersOf(options[pair[1]]) {
			if g := l.exposure(); i == 0 || g == "" {
				given = g
			}
		}
		for _, l := range listenersOf(options[pair[0]]) {
			s.etcdListener(r, options[pair[0]], &l, given)
		}
	}
}

func (s *stage) etcdListener(r *setting.Resource, at setting.Option, l *listener, given string) {
	j := judged{most: l.exposure(), target: "an https:// address", source: docEtcd, evidence: fact.Documentation}
	switch {
	case !l.known:
		j.enforced, j.why = undecided, "the scheme of {value} cannot be known"
	case l.name == "https":
		j.enforced, j.most, j.why = yes, "", "{value} is https: clients without TLS are refused"
	case l.name == "http" && j.most != "none":
		if given == "none" {
			given = "note" // its clients are sent back to their own machine
		}
		j.enforced, j.most, j.why = no, lower(j.most, given), "{value} is http, which is no TLS"
	default:
		return
	}
	s.listening(r, at, l, j)
}
