package ca

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHostProvider(t *testing.T) {
	tests := []struct{ host, want string }{
		{"db1.c1abcdefghij.eu-west-1.rds.amazonaws.com", "aws-rds/eu-west-1/aws/private"},
		{"DB1.C1ABCDEFGHIJ.EU-WEST-1.RDS.AMAZONAWS.COM.", "aws-rds/eu-west-1/aws/private"},
		{"c.cluster-c1abcdefghij.us-east-1.rds.amazonaws.com", "aws-rds/us-east-1/aws/private"},
		{"c.cluster-ro-c1abcdefghij.ap-southeast-2.rds.amazonaws.com", "aws-rds/ap-southeast-2/aws/private"},
		{"c.cluster-custom-c1abcdefghij.ca-central-1.rds.amazonaws.com", "aws-rds/ca-central-1/aws/private"},
		{"p.proxy-c1abcdefghij.eu-west-1.rds.amazonaws.com", "aws-rds-proxy/eu-west-1/aws/public"},
		{"reader.endpoint.proxy-c1abcdefghij.eu-west-1.rds.amazonaws.com", "aws-rds-proxy/eu-west-1/aws/public"},
		{"proxy-db.c1abcdefghij.eu-west-1.rds.amazonaws.com", "aws-rds/eu-west-1/aws/private"},
		{"db1.c1abcdefghij.us-gov-west-1.rds.amazonaws.com", "aws-rds/us-gov-west-1/aws-us-gov/private"},
		{"p.proxy-c1abcdefghij.us-gov-east-1.rds.amazonaws.com", "aws-rds-proxy/us-gov-east-1/aws-us-gov/public"},
		{"db1.c1abcdefghij.rds.cn-north-1.amazonaws.com.cn", "aws-rds/cn-north-1/aws-cn/private"},
		{"d.cluster-x.eu-west-1.docdb.amazonaws.com", "aws-docdb/eu-west-1/aws/private"},
		{"d.cluster-x.eu-west-1.neptune.amazonaws.com", "aws-neptune/eu-west-1/aws/public"},
		{"w.x.us-west-2.redshift.amazonaws.com", "aws-redshift/us-west-2/aws/public"},
		{"w.1234.us-west-2.redshift-serverless.amazonaws.com", "aws-redshift/us-west-2/aws/public"},
		{"master.r.x.use1.cache.amazonaws.com", "aws-elasticache//aws/public"},
		{"s.postgres.database.azure.com", "azure-postgresql//azure/public"},
		{"s.mysql.database.azure.com", "azure-mysql//azure/public"},
		{"s.mysql.database.chinacloudapi.cn", "azure-mysql//azure-cn/public"},
		{"s.database.windows.net", "azure-sql//azure/public"},
		{"abc.us-central1.sql.goog", "gcp-cloud-sql//gcp/private"},
		{"rm-x.mysql.rds.aliyuncs.com", "aliyun-rds//aliyun/private"},
		{"rm-x.mysql.cn-beijing.rds.aliyuncs.com", "aliyun-rds//aliyun/private"},
		{"pgm-x.pg.rds.aliyuncs.com", "aliyun-rds//aliyun/private"},
		{"db.abcdefgh.supabase.co", "supabase//supabase/private"},
		{"aws-0-eu-central-1.pooler.supabase.com", "supabase/eu-central-1/supabase/private"},
		{"ep-cool-name-123.eu-central-1.aws.neon.tech", "neon/eu-central-1/neon/public"},
		{"ep-cool-name-123-pooler.c-2.us-east-1.aws.neon.tech", "neon/us-east-1/neon/public"},
		{"aws.connect.psdb.cloud", "planetscale//planetscale/public"},
		{"c.x.mongodb.net", "mongodb-atlas//mongodb-atlas/public"},
		{"x-do-user-1.b.db.ondigitalocean.com", "digitalocean//digitalocean/private"},
		{"pg-x.a.aivencloud.com", "aiven//aiven/private"},
		{"db.example.com", "///"},
		{"rds.amazonaws.com.evil.example.com", "///"},
		{"notrds.amazonaws.com", "///"},
		{"", "///"},
	}
	for _, tt := range tests {
		provider, region, partition, authority := HostProvider(tt.host)
		if got := provider + "/" + region + "/" + partition + "/" + authority; got != tt.want {
			t.Errorf("%s: got %q want %q", tt.host, got, tt.want)
		}
	}
}

func TestNamed(t *testing.T) {
	tests := []struct{ path, want string }{
		{"/certs/global-bundle.pem", "aws-rds global  ok "},
		{"C:\\certs\\Global-Bundle.pem", "aws-rds global  ok "},
		{"us-east-1-bundle.pem", "aws-rds us-east-1 aws ok "},
		{"./eu-central-1-bundle.p7b", "aws-rds eu-central-1 aws ok "},
		{"us-gov-west-1-bundle.pem", "aws-rds us-gov-west-1 aws-us-gov ok "},
		{"cn-north-1-bundle.pem", "aws-rds cn-north-1 aws-cn ok "},
		{"/app/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22"},
		{"rds-ca-2019-root.pem", "aws-rds global aws expired 2024-08-22"},
		{"rds-ca-2019-us-west-2.pem", "aws-rds us-west-2 aws expired 2024-08-22"},
		{"rds-ca-2017-us-gov-west-1.pem", "aws-rds us-gov-west-1 aws-us-gov expired 2022-05-18"},
		{"rds-ca-2017-root.pem", "aws-rds global aws-us-gov expired 2022-05-18"},
		{"rds-ca-2015-root.pem", "aws-rds global aws expired 2020-03-05"},
		{"rds-ssl-ca-cert.pem", "aws-rds global aws expired 2015-04-04"},
		{"AmazonRootCA1.pem", "aws-trust global  ok "},
		{"BaltimoreCyberTrustRoot.crt.pem", "   expired 2025-05-12"},
		{"DigiCertGlobalRootG2.crt.pem", "   ok "},
		{"ApsaraDB-CA-Chain.pem", "aliyun-rds global aliyun ok "},
		{"ApsaraDB-CA-Chain.jks", "aliyun-rds global aliyun ok "},
		{"prod-ca-2021.crt", "supabase global supabase ok "},
		{"/etc/ssl/certs/ca-certificates.crt", "none"},
		{"ca.pem", "none"},
		{"my-global-bundle.pem", "none"},
		{"", "none"},
	}
	for _, tt := range tests {
		got := "none"
		if a, ok := Named(tt.path, day(t, "2026-06-01")); ok {
			got = a.Provider + " " + a.Region + " " + a.Partition + " " + a.Status + " " + a.ExpiredOn
		}
		if got != tt.want {
			t.Errorf("%s: got %q want %q", tt.path, got, tt.want)
		}
	}
	if a, ok := Named("rds-ca-2019-root.pem", day(t, "2026-06-01")); !ok || a.Status != "expired" {
		t.Errorf("got %+v", a)
	}
}

func TestNamedAt(t *testing.T) {
	tests := []struct{ asOf, want string }{
		{"2023-01-01", "legacy-name "},
		{"2024-08-22", "legacy-name "},
		{"2024-08-23", "expired 2024-08-22"},
	}
	for _, tt := range tests {
		a, _ := Named("rds-ca-2019-root.pem", day(t, tt.asOf))
		if got := a.Status + " " + a.ExpiredOn; got != tt.want {
			t.Errorf("%s: got %q want %q", tt.asOf, got, tt.want)
		}
	}
}

// fetched is a download of that URL, with the option that makes it insecure, if any.
func fetched(tool, option, url string) setting.Resource {
	text := strings.TrimSpace(tool+" "+option) + " " + url
	f := source.NewFile("get.sh", []byte(text))
	at := func(part string) source.Place {
		i := strings.Index(text, part)
		return source.Place{File: f, Span: source.Span{Start: i, End: i + len(part)}}
	}
	r := setting.Resource{Type: "download", Name: url, Where: at(text), Anchor: at(url), Attributes: []setting.Option{
		{Name: source.Decoded(at(url), "url"), Value: setting.Value{Text: source.Verbatim(at(url))}},
		{Name: source.Decoded(at(tool), "tool"), Value: setting.Value{Kind: setting.Symbol, Text: source.Verbatim(at(tool))}},
	}}
	if option != "" {
		word := strings.TrimLeft(option, "-")
		r.Attributes = append(r.Attributes, setting.Option{
			Name: source.Decoded(at(word), "insecure"), Value: setting.Value{Kind: setting.Bare},
		})
	}
	return r
}

func TestDownloads(t *testing.T) {
	tests := []struct{ name, tool, option, url, want, insecure, at string }{
		{"global", "curl", "", "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem", "aws-rds global aws ok ", "", ""},
		{"regional", "wget", "", "https://truststore.pki.rds.amazonaws.com/eu-west-1/eu-west-1-bundle.pem", "aws-rds eu-west-1 aws ok ", "", ""},
		{"govcloud", "curl", "", "https://truststore.pki.us-gov-west-1.rds.amazonaws.com/us-gov-east-1/us-gov-east-1-bundle.pem", "aws-rds us-gov-east-1 aws-us-gov ok ", "", ""},
		{"govcloud, global", "curl", "", "https://truststore.pki.us-gov-west-1.rds.amazonaws.com/global/global-bundle.pem", "aws-rds global aws-us-gov ok ", "", ""},
		{"china", "curl", "", "https://rds-truststore.s3.cn-north-1.amazonaws.com.cn/global/global-bundle.pem", "aws-rds global aws-cn ok ", "", ""},
		{"legacy bucket", "curl", "", "https://s3.amazonaws.com/rds-downloads/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22", "", ""},
		{"legacy bucket, other spelling", "curl", "", "https://rds-downloads.s3.amazonaws.com/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22", "", ""},
		{"legacy bucket of a region", "curl", "", "https://s3-eu-west-1.amazonaws.com/rds-downloads/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22", "", ""},
		{"legacy root", "curl", "", "https://s3.amazonaws.com/rds-downloads/rds-ca-2019-root.pem", "aws-rds global aws expired 2024-08-22", "", ""},
		{"legacy govcloud", "curl", "", "https://s3-us-gov-west-1.amazonaws.com/rds-downloads/rds-combined-ca-us-gov-bundle.pem", "aws-rds global aws-us-gov legacy-name ", "", ""},
		{"s3 address", "aws", "", "s3://rds-downloads/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22", "", ""},
		{"legacy name on another host", "curl", "", "https://mirror.example.com/rds-combined-ca-bundle.pem", "aws-rds global aws legacy-name 2024-08-22", "", ""},
		{"unknown", "curl", "", "https://example.com/ca.pem", "   ok ", "", ""},
		{"over http", "curl", "", "http://truststore.pki.rds.amazonaws.com/global/global-bundle.pem", "aws-rds global aws ok ", "http", "http"},
		{"curl -k", "curl", "-k", "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem", "aws-rds global aws ok ", "curl -k", "k"},
		{"curl --insecure", "curl", "--insecure", "https://example.com/ca.pem", "   ok ", "curl --insecure", "insecure"},
		{"wget --no-check-certificate", "wget", "--no-check-certificate", "https://example.com/ca.pem", "   ok ", "wget --no-check-certificate", "no-check-certificate"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := Downloads([]setting.Resource{{Type: "my.cnf"}, fetched(tt.tool, tt.option, tt.url)}, day(t, "2026-06-01"))
			if len(list) != 1 {
				t.Fatalf("%d facts", len(list))
			}
			a := list[0]
			if got := a.Provider + " " + a.Region + " " + a.Partition + " " + a.Status + " " + a.ExpiredOn; got != tt.want {
				t.Errorf("got %q want %q", got, tt.want)
			}
			if a.Insecure != tt.insecure || a.Spots["insecure"].Raw() != tt.at {
				t.Errorf("insecure %q at %q", a.Insecure, a.Spots["insecure"].Raw())
			}
			if a.ID == "" || a.Kind != "ca" || a.Spots["url"].Raw() != tt.url {
				t.Errorf("incomplete fact: %+v", a)
			}
		})
	}
}

func TestDownloadHidesUsers(t *testing.T) {
	list := Downloads([]setting.Resource{fetched("curl", "", "https://user:pw@example.com/ca.pem?token=pw")}, day(t, "2026-06-01"))
	if a := list[0]; strings.Contains(a.Path+a.ID+a.Name, "pw") {
		t.Errorf("the password shows: %s", a.Path)
	}
}

// FuzzNamed asserts that no name or host makes the tables panic.
func FuzzNamed(f *testing.F) {
	f.Add("/x/us-east-1-bundle.pem")
	f.Add("https://s3.amazonaws.com/rds-downloads/rds-combined-ca-bundle.pem")
	f.Fuzz(func(t *testing.T, s string) {
		Named(s, time.Time{})
		HostProvider(s)
		for _, a := range Downloads([]setting.Resource{fetched("curl", "-k", s)}, time.Time{}) {
			if a.Kind != "ca" || a.Origin.SSLMode != fact.Written {
				t.Errorf("incomplete fact: %+v", a)
			}
		}
	})
}
