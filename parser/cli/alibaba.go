package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// alibabaCommands are the commands of aliyun that change how instances speak TLS, by product and action.
var alibabaCommands = map[string]bool{
	"rds ModifyDBInstanceSSL": true, "rds ModifyDbProxyInstanceSsl": true, "r-kvstore ModifyInstanceSSL": true,
	"dds ModifyDBInstanceSSL": true, "polardb ModifyDBClusterSSL": true, "gpdb ModifyDBInstanceSSL": true,
}

// alibabaOptions are the options that count.
var alibabaOptions = set("SSLEnabled SSLAction ForceEncryption ACL DbProxySslEnabled")

// alibaba reads aliyun. All its options take a value.
func (c *command) alibaba() {
	var words []source.Text
	var attributes []setting.Option
	for i := 1; i < len(c.argv); i++ {
		w := c.argv[i]
		if !strings.HasPrefix(w.String(), "--") {
			if words = append(words, w); mayHoldOptions(w) {
				attributes = append(attributes, setting.More("", w.Place()))
			}
			continue
		}
		name, value, ok := w.Slice(2, w.Len()).Cut("=")
		if !ok && i+1 < len(c.argv) && !strings.HasPrefix(c.argv[i+1].String(), "--") {
			i++
			value = c.argv[i]
		}
		switch option := name.String(); {
		case setting.NamesSecret(option), option == "ServerKey":
			c.found.Hide(value)
		case alibabaOptions[option]:
			attributes = append(attributes, valued(name, value))
		}
	}
	if len(words) < 2 {
		return
	}
	if name := words[0].String() + " " + words[1].String(); alibabaCommands[name] && len(attributes) > 0 {
		r := c.cloudResource("aliyun "+name, words[1], nil)
		r.Attributes = attributes
		c.found.Resources = append(c.found.Resources, r)
	}
}
