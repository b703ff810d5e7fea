package dsn_test

import "testing"

// TestLibpq: keyword strings, recognised by their looks.
func TestLibpq(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"plain",
			"host=db port=5432 user=u password=pw dbname=d sslmode=disable",
			"libpq h=db:5432 db=d user=u sslmode=disable secret=pw",
		},
		{
			"quotes, backslashes, blanks",
			`host=db user=u password='p w' sslmode = 'verify-full' sslrootcert='/a\'b\\c'`,
			`libpq h=db user=u sslmode=verify-full sslrootcert=/a'b\c@/a\'b\\c secret=p w`,
		},
		{
			"printf",
			"host=%s port=%d user=%s password=%s dbname=%s sslmode=disable",
			"libpq h=?@%s[template]:?@%d[template] db=?@%s[template] user=?@%s[template](opaque) sslmode=disable secret=%s",
		},
		{
			"open end",
			"host=${H} dbname=d ${EXTRA}",
			"libpq h=?@${H}[env:H] db=d open",
		},
		{
			"templates with blanks",
			`host={{ .host }} dbname={{ .db }} sslmode={{ .Values.mode | default "require" }}`,
			"libpq h=?@{{ .host }}[template] db=?@{{ .db }}[template] sslmode=require[template]",
		},
		{
			"no host",
			"dbname=d user=u",
			"libpq db=d user=u",
		},
		{
			"socket",
			"host=/var/run/postgresql dbname=d",
			"libpq h=/var/run/postgresql db=d",
		},
		{
			"hosts",
			"host=a,b port=1,2 dbname=d",
			"libpq h=a:1 h=b:2 db=d",
		},
		{
			"hostaddr",
			"hostaddr=10.0.0.1 sslmode=verify-ca dbname=d",
			"libpq h=10.0.0.1 db=d hostaddr=10.0.0.1 sslmode=verify-ca",
		},
		{
			"host and hostaddr",
			"host=h hostaddr=10.0.0.1 dbname=d",
			"libpq h=h db=d hostaddr=10.0.0.1",
		},
		{
			"service",
			"service=prod sslmode=require",
			"libpq service=prod sslmode=require",
		},
		{
			"run-time parameter",
			"host=localhost user=gorm password=pw dbname=gorm port=9920 sslmode=disable TimeZone=Asia/Shanghai",
			"libpq h=localhost:9920 db=gorm user=gorm sslmode=disable TimeZone=Asia/Shanghai secret=pw",
		},
		{
			"empty value",
			"host=h dbname=d password=",
			"libpq h=h db=d",
		},
		{
			"unterminated",
			"host='h' dbname='unterminated",
			"libpq h=h db=unterminated",
		},
		{
			"lines",
			"host=h\n dbname=d\n sslmode=allow",
			"libpq h=h db=d sslmode=allow",
		},
		{
			"address only",
			"host=h port=1",
			"",
		},
		{
			"log line",
			"level=info host=h port=1 msg=x user=u",
			"",
		},
		{
			"prose",
			"connecting host=h user=u",
			"",
		},
		{
			"conjunction",
			"user=x and password=y",
			"",
		},
		{
			"semicolons",
			"host=h dbname=d password=pw; rm",
			"",
		},
		{
			"mount options",
			"user=x,password=pw",
			"",
		},
		{
			"one pair",
			"sslmode=require",
			"",
		},
	})
}

// TestLibpqAsked: strings that an opener says are libpq's.
func TestLibpqAsked(t *testing.T) {
	parseTable(t, "libpq", []parseCase{
		{
			"one pair",
			"sslmode=require",
			"libpq sslmode=require",
		},
		{
			"address only",
			"host=h port=1",
			"libpq h=h:1",
		},
		{
			"a URL all the same",
			"postgres://u:pw@h/d",
			"url postgres:// h=h db=d secret=pw",
		},
		{
			"prose",
			"nothing here",
			"",
		},
		{
			"unknown as a whole",
			"${DSN}",
			"",
		},
	})
}
