package dsn

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// stackExchangeKeys are the keys of StackExchange.Redis, folded; true for those that stand in no other list of pairs.
var stackExchangeKeys = map[string]bool{
	"abortconnect": true, "allowadmin": true, "asynctimeout": true, "channelprefix": true, "checkcertificaterevocation": true,
	"configchannel": true, "configcheckseconds": true, "connectretry": true, "connecttimeout": true, "defaultdatabase": true,
	"highintegrity": true, "password": true, "resolvedns": true, "setlib": true, "ssl": true, "sslhost": true, "sslprotocols": true,
	"synctimeout": true, "tiebreaker": true, "sentinelpassword": true, "keepalive": false, "name": false, "user": false, "username": false,
	"proxy": false, "servicename": false, "version": false, "writebuffer": false, "responsetimeout": false, "protocol": false,
	"tunnel": false, "tcpkeepalive": false, "sentineluser": false, "highprioritysocketthreads": false, "preserveasyncorder": false,
}

// looksStackExchange reports host:port,host:port,key=value: at least one endpoint, one key that is this client's own, and
// nothing that is neither.
func looksStackExchange(s string) bool {
	if strings.IndexByte(s, ',') < 1 || strings.ContainsAny(s, "\n;?&") {
		return false
	}
	endpoints, own := 0, 0
	for len(s) > 0 {
		item, rest, _ := strings.Cut(s, ",")
		s, item = rest, trim(item)
		eq := strings.IndexByte(item, '=')
		switch {
		case item == "":
		case eq < 0 && looksEndpoint(item):
			endpoints++
		case eq < 1:
			return false
		case item[0] == '$' || strings.HasPrefix(item, hole): // $CONFIG= renames a command
		default:
			var buf [64]byte
			key, known := stackExchangeKeys[string(fold(&buf, item[:eq]))]
			if !known {
				return false
			}
			if key {
				own++
			}
		}
	}
	return endpoints > 0 && own > 0
}

// looksEndpoint reports a host with or without a port. Only a placeholder may hold other characters.
func looksEndpoint(s string) bool {
	if strings.ContainsAny(s, "{$<%") || strings.Contains(s, hole) {
		return !strings.ContainsAny(s, " ")
	}
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && strings.IndexByte(".-_:[]", s[i]) < 0 {
			return false
		}
	}
	return true
}

// parseStackExchange reads endpoints and pairs separated by commas, for which no quoting exists. Azure's addresses bring
// defaults of their own.
func parseStackExchange(t source.Text) (DSN, bool) {
	if !looksStackExchange(t.String()) {
		return DSN{}, false
	}
	r := newReader(grammarStackExchange, setting.KeywordDSN)
	r.engine = "redis"
	written := false
	for _, item := range t.Split(",") {
		item = item.Trim()
		name, v, pair := item.Cut("=")
		switch {
		case item.Len() == 0 || pair && strings.IndexAny(name.String(), "$"+hole) == 0:
		case pair:
			written = written || strings.EqualFold(name.Trim().String(), "ssl")
			r.add(name.Trim(), value(v.Trim()))
		case item.String() == hole:
			r.host(item, source.Text{})
			r.dsn.Open = true
		default:
			r.endpoint(item)
		}
	}
	for _, h := range r.dsn.Hosts {
		r.dsn.Open = r.dsn.Open || !written && azureRedis(h.String())
	}
	return r.dsn, true
}

func (r *reader) endpoint(t source.Text) {
	end, port := splitPort(t.String())
	var p source.Text
	if port >= 0 {
		p = t.Slice(port, t.Len())
	}
	name := t.Slice(0, end)
	if s := name.String(); strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		name = name.Slice(1, len(s)-1)
	}
	r.host(name, p)
}

// azureRedis reports the hosts for which the client turns TLS on by itself, in some versions and on some ports.
func azureRedis(host string) bool {
	for _, end := range []string{".redis.cache.windows.net", ".redis.cache.chinacloudapi.cn", ".redis.cache.usgovcloudapi.net", ".redisenterprise.cache.azure.net", ".redis.azure.net"} {
		if len(host) > len(end) && strings.EqualFold(host[len(host)-len(end):], end) {
			return true
		}
	}
	return false
}
