package testkit

import (
	"fmt"
	"strings"
)

// Shape is a way in which many facts may stand in a tree.
type Shape struct {
	Name string
	Tree func(facts int) map[string]string // the files of a tree with about so many facts, by their slash paths
}

// Shapes lists the ways in which what a run does was seen to grow: what is linear in all of them is linear in facts.
func Shapes() []Shape {
	return []Shape{
		{"files", manyFiles},
		{"env", oneEnv},
		{"yaml", oneYAML},
		{"sql", oneSQL},
		{"python", onePython},
		{"hcl", oneHCL},
		{"modules", manyModules},
		{"configmaps", manyConfigMaps},
		{"dotenv", manyServices},
		{"servers", manyServers},
		{"pods", manyPods},
		{"suppressed", manySuppressed},
		{"minified", oneLine},
	}
}

// manyFiles is one connection a file, in three languages.
func manyFiles(facts int) map[string]string {
	out := map[string]string{}
	for i := range facts {
		folder := fmt.Sprintf("team%d/app%d", i/1000, i/50%20)
		switch i % 3 {
		case 0:
			out[fmt.Sprintf("%s/db%d.py", folder, i)] = fmt.Sprintf("import psycopg2\n\npsycopg2.connect(host=\"db%d.example.com\", sslmode=\"require\")\n", i)
		case 1:
			out[fmt.Sprintf("%s/db%d.go", folder, i)] = fmt.Sprintf("package app\n\nimport (\n\t\"database/sql\"\n\n\t_ \"github.com/lib/pq\"\n)\n\nfunc open%d() (*sql.DB, error) {\n\treturn sql.Open(\"postgres\", \"host=db%d.example.com sslmode=require\")\n}\n", i, i)
		default:
			out[fmt.Sprintf("%s/Db%d.java", folder, i)] = fmt.Sprintf("class Db%d {\n  java.sql.Connection open() throws Exception {\n    return java.sql.DriverManager.getConnection(\"jdbc:postgresql://db%d.example.com/app?sslmode=require\");\n  }\n}\n", i, i)
		}
	}
	return out
}

// entries is one file of a line, or a block of them, for each fact.
func entries(name, head string, facts int, line func(i int) string) map[string]string {
	var b strings.Builder
	b.WriteString(head)
	for i := range facts {
		b.WriteString(line(i))
	}
	return map[string]string{name: b.String()}
}

func oneEnv(facts int) map[string]string {
	return entries("app/.env", "", facts, func(i int) string {
		return fmt.Sprintf("DB%d_URL=postgres://app@db%d.example.com/app?sslmode=require\n", i, i)
	})
}

func oneYAML(facts int) map[string]string {
	return entries("app/config.yaml", "databases:\n", facts, func(i int) string {
		return fmt.Sprintf("  db%d:\n    url: jdbc:mysql://db%d.example.com/app?sslMode=REQUIRED\n", i, i)
	})
}

func oneSQL(facts int) map[string]string {
	return entries("app/users.sql", "", facts, func(i int) string {
		return fmt.Sprintf("CREATE SUBSCRIPTION s%d CONNECTION 'host=db%d.example.com sslmode=require' PUBLICATION p;\n", i, i)
	})
}

func onePython(facts int) map[string]string {
	return entries("app/all.py", "import psycopg2\n\n", facts, func(i int) string {
		return fmt.Sprintf("psycopg2.connect(host=\"db%d.example.com\", sslmode=\"require\")\n", i)
	})
}

func oneHCL(facts int) map[string]string {
	return entries("infra/main.tf", "", facts, func(i int) string {
		return fmt.Sprintf("resource \"azurerm_postgresql_server\" \"db%d\" {\n  name                    = \"db%d\"\n  ssl_enforcement_enabled = false\n}\n\n", i, i)
	})
}

// manyModules are folders of Terraform, of which each calls another that is shared by ten.
func manyModules(facts int) map[string]string {
	out := map[string]string{}
	for i := range facts {
		if i%10 == 0 {
			out[fmt.Sprintf("infra/modules/m%d/main.tf", i/10)] = "variable \"mode\" {\n  default = \"require\"\n}\n\nvariable \"host\" {}\n\nresource \"terraform_data\" \"app\" {\n  input = \"postgres://app@${var.host}/app?sslmode=${var.mode}\"\n}\n"
		}
		out[fmt.Sprintf("infra/live/l%d/main.tf", i)] = fmt.Sprintf("module \"app\" {\n  source = \"../../modules/m%d\"\n  host   = \"db%d.example.com\"\n}\n", i/10, i)
	}
	return out
}

// manyConfigMaps are deployments that take their variables of ConfigMaps of their own.
func manyConfigMaps(facts int) map[string]string {
	out := map[string]string{}
	for i := range facts {
		out[fmt.Sprintf("deploy/team%d/app%d.yaml", i/100, i)] = fmt.Sprintf(`apiVersion: v1
kind: ConfigMap
metadata:
  name: app%[1]d
data:
  mode: require
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app%[1]d
spec:
  template:
    spec:
      containers:
        - name: app
          image: example.com/app:1
          env:
            - name: PGSSLMODE
              valueFrom:
                configMapKeyRef:
                  name: app%[1]d
                  key: mode
            - name: PGHOST
              value: db%[1]d.example.com
`, i)
	}
	return out
}

// manyServices are programs that read variables which a file beside them sets.
func manyServices(facts int) map[string]string {
	out := map[string]string{}
	for i := range facts {
		folder := fmt.Sprintf("services/s%d", i)
		out[folder+"/.env"] = fmt.Sprintf("DB_HOST=db%d.example.com\nDB_MODE=require\n", i)
		out[folder+"/app.py"] = "import os\n\nimport psycopg2\n\npsycopg2.connect(host=os.environ[\"DB_HOST\"], sslmode=os.environ[\"DB_MODE\"])\n"
		out[folder+"/requirements.txt"] = "psycopg2==2.9.9\n"
	}
	return out
}

// manyServers are services of Compose files and the clients beside them.
func manyServers(facts int) map[string]string {
	out := map[string]string{}
	for i := range facts / 2 {
		out[fmt.Sprintf("stacks/s%d/compose.yaml", i)] = fmt.Sprintf(`services:
  db%[1]d:
    image: postgres:16
    command: postgres -c ssl=on -c ssl_ca_file=/ca.pem
  app:
    image: example.com/app:1
    environment:
      DATABASE_URL: postgres://app@db%[1]d/app?sslmode=require
`, i)
	}
	return out
}

// manyPods are pods in one file whose programs talk to a proxy beside them, all to servers of one name.
func manyPods(facts int) map[string]string {
	return entries("deploy/all.yaml", "", facts, func(i int) string {
		return fmt.Sprintf(`---
apiVersion: v1
kind: Pod
metadata:
  name: app%[1]d
  namespace: team%[1]d
spec:
  containers:
    - name: app
      image: example.com/app:1
      env:
        - name: DATABASE_URL
          value: postgres://app@localhost/app?sslmode=disable
        - name: REPORTS_URL
          value: postgres://app@db/app?sslmode=require
    - name: proxy
      image: gcr.io/cloud-sql-connectors/cloud-sql-proxy:2
`, i)
	})
}

// manySuppressed is one file of findings that comments accept.
func manySuppressed(facts int) map[string]string {
	return entries("app/accepted.py", "import psycopg2\n\n", facts, func(i int) string {
		return fmt.Sprintf("# dsnlint:ignore cert-not-verified -- the network is trusted\npsycopg2.connect(host=\"db%d.example.com\", sslmode=\"require\")\n", i)
	})
}

// oneLine is a file without a line break, as a minifier leaves it.
func oneLine(facts int) map[string]string {
	out := entries("app/settings.json", "{", facts, func(i int) string {
		return fmt.Sprintf("\"db%d\":{\"url\":\"postgres://app@db%d.example.com/app?sslmode=require\"},", i, i)
	})
	out["app/settings.json"] = strings.TrimSuffix(out["app/settings.json"], ",") + "}\n"
	return out
}
