package lint

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
)

// sidecars says of connections to the loopback address of a pod which container of it listens there: plaintext that never
// leaves the pod harms nobody, and whoever reads the fact should know why.
func sidecars(clients []fact.Client, resources []setting.Resource) {
	for i := range resources {
		pod := &resources[i]
		if pod.Type != setting.Pod {
			continue
		}
		for j := range clients {
			if c := &clients[j]; within(c, pod) && local(c.Hosts) {
				beside(c, pod)
			}
		}
	}
}

func within(c *fact.Client, pod *setting.Resource) bool {
	return c.Place.File == pod.Where.File && pod.Where.Span.Contains(c.Place.Span)
}

func local(hosts []fact.Host) bool {
	return len(hosts) > 0 && !slices.ContainsFunc(hosts, func(h fact.Host) bool { return h.Class != fact.Loopback && h.Class != fact.Socket })
}

// beside adds what is known about the containers of a pod that end TLS.
func beside(c *fact.Client, pod *setting.Resource) {
	for _, image := range pod.Attributes {
		for _, t := range policies.Terminators() {
			if !strings.Contains(image.Value.Text.String(), t.Image) {
				continue
			}
			text := t.Name + " runs in the same pod and encrypts what goes to the server"
			if t.Pools {
				text = t.Name + " runs in the same pod; whether it encrypts what goes to the server is said by its own configuration"
			}
			c.Because = append(c.Because, fact.Reason{Text: text, Source: t.Source, Evidence: fact.Documentation})
			c.Related = append(c.Related, fact.Related{Place: image.Value.Text.Place(), Label: "the container at the loopback address"})
			break
		}
	}
}
