package rules

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// allowed are the built-in functions that a policy may call. What is not named here does not exist for it, so that a new
// release of OPA adds nothing unseen. Left out are the network, the environment, the clock and chance, what parses programs
// or keys, and what makes much out of little (numbers.range, bits.lsh, net.cidr_expand, units.parse).
var allowed = strings.Fields(`
eq assign equal neq lt lte gt gte internal.member_2 internal.member_3 internal.print internal.test_case internal.template_string
plus minus mul div rem round ceil floor abs count sum product max min sort
and or union intersection array.concat array.flatten array.slice array.reverse
object.get object.keys object.remove object.filter object.union object.union_n object.subset json.filter json.remove json.patch
concat contains startswith endswith indexof indexof_n lower upper replace strings.replace_n split strings.split_n sprintf substring
strings.any_prefix_match strings.any_suffix_match strings.count strings.reverse format_int to_number
trim trim_left trim_right trim_prefix trim_suffix trim_space
regex.match regex.is_valid regex.split regex.find_n regex.find_all_string_submatch_n regex.replace regex.template_match
glob.match glob.quote_meta
is_number is_string is_boolean is_array is_set is_object is_null type_name
json.marshal json.unmarshal json.is_valid base64.decode base64.is_valid base64url.decode urlquery.decode uri.parse uri.is_valid
net.cidr_contains net.cidr_contains_matches net.cidr_intersects net.cidr_is_valid semver.compare semver.is_valid
time.parse_rfc3339_ns time.parse_ns time.parse_duration_ns time.format time.date time.clock time.weekday time.add_date time.diff
graph.reachable walk print rego.metadata.rule rego.metadata.chain`)

// capabilities are what policies may use, the project's own and others alike.
func capabilities() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion()
	names := map[string]bool{}
	for _, name := range allowed {
		names[name] = true
	}
	kept := caps.Builtins[:0:0]
	for _, b := range caps.Builtins {
		if names[b.Name] {
			kept = append(kept, b)
		}
	}
	caps.Builtins = kept
	caps.AllowNet = []string{}
	return caps
}
