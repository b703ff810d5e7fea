package keyvalue

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	tests := []struct {
		name    string
		dialect Dialect
		in      string
		want    string
	}{
		{"separators", Properties, "a=b\nc: d\ne f g\n h = i \nj\n", "a=b@b\nc=d@d\ne=f g@f g\nh=i @i \nj=@"},
		{"comments", Properties, "# a=b\n  ! c=d\ne=f # g\n", "e=f # g@f # g"},
		{"escapes", Properties, `a\ b\:c=x\u00e9\ty\\z\=` + "\n", "a b:c=xé\ty\\z=@x\\u00e9\\ty\\\\z\\="},
		{"continued", Properties, "a=b,\\\n    c,\\\r\n  d\ne=f\\\\\ng=h\n", "a=b,c,d@b,\\\n    c,\\\r\n  d\ne=f\\@f\\\\\ng=h@h"},
		{"url", Properties, "spring.datasource.url=jdbc:mysql://h:3306/d?useSSL=false&x=y\r\n", "spring.datasource.url=jdbc:mysql://h:3306/d?useSSL=false&x=y@jdbc:mysql://h:3306/d?useSSL=false&x=y"},
		{"escaped url", Properties, "u=jdbc\\:mysql\\://h", "u=jdbc:mysql://h@jdbc\\:mysql\\://h"},
		{"byte order mark", Properties, "\xef\xbb\xbfa=b", "a=b@b"},
		{"backslash at the end", Properties, "a=b\\", "a=b\\@b\\"},
		{"template", Properties, "a=jdbc:mysql://{{ .h }}/d\n{{ if x }}\nb={{ .v | default \"w\" }}\n{{ end }}", "a=jdbc:mysql://?/d@jdbc:mysql://{{ .h }}/d <template>\nb=w@w fallback <template>"},

		{"plain variable", Dotenv, "A=b\nexport C=d e # f\nE=\n#G=h\ni = j#k\n", "A=b@b\nC=d e@d e\nE=@\ni=j#k@j#k"},
		{"quotes", Dotenv, "A=\"x\\\"y # z\\n\" # c\nB='p\\n$q'\nC=`r`\n", "A=x\"y # z\n@x\\\"y # z\\n\nB=p\\n$q@p\\n$q\nC=r@r"},
		{"quotes on lines", Dotenv, "A=\"x\ny\"\nB=c\n", "A=x\ny@x\ny\nB=c@c"},
		{"colon", Dotenv, "A: b\nhttp://x\n", "A=b@b"},
		{"no variable", Dotenv, "just words\n=x\n", ""},

		{"sections", INI, "g=1\n[client]\nssl-mode = REQUIRED ; c\nssl\n# x=y\n[mysqld]\nskip-ssl # why\nq=\"a # b\"\n", "g=1@1\nclient.ssl-mode=REQUIRED@REQUIRED\nclient.ssl=@ bare\nmysqld.skip-ssl=@ bare\nmysqld.q=a # b@a # b"},
		{"includes", INI, "!includedir /etc\n[a]\nb: c\n", "a.b=c@c"},
		{"empty section", INI, "[a]\n[b]\nc=d\n", "a empty\nb.c=d@d"},
		{"semicolons in a value", INI, "[c]\nx=Server=h;Encrypt=false;\ny='z'\n", "c.x=Server=h;Encrypt=false;@Server=h;Encrypt=false;\nc.y=z@z"},
		{"url with equals", INI, "[a]\nsqlalchemy.url = postgresql://h/d?sslmode=require\n", "a.sqlalchemy.url=postgresql://h/d?sslmode=require@postgresql://h/d?sslmode=require"},

		{"postgres", PostgreSQL, "ssl = off # c\nssl_ciphers='a''b' # c\nport 5432\nx\n#ssl = on\nlisten='\n", "ssl=off@off\nssl_ciphers=a'b@a''b\nport=5432@5432\nx=@ bare\nlisten='@'"},

		{"words", Words, "# c\nport 6379\ntls-protocols \"TLSv1.2 TLSv1.3\"\nbind 127.0.0.1 -::1 # both\n\"save\" \"\"\nhost all all 0.0.0.0/0 md5\nx\n", "port=6379@6379\ntls-protocols=TLSv1.2 TLSv1.3@TLSv1.2 TLSv1.3\nbind=127.0.0.1 -::1@127.0.0.1 -::1\nsave=@\nhost=all all 0.0.0.0/0 md5@all all 0.0.0.0/0 md5\nx=@ bare"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := testkit.ShowTree(Read(source.NewFile("f", []byte(tt.in)), tt.dialect)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestBroken(t *testing.T) {
	root, problems := Read(source.NewFile(".env", []byte("A=\"b\nC=d\n")), Dotenv)
	if got := testkit.ShowTree(root, nil); got != "A=\"b@\"b\nC=d@d" {
		t.Errorf("got %s", got)
	}
	if len(problems) != 1 || problems[0].Code != source.Unterminated || problems[0].Place.Raw() != `"b` {
		t.Errorf("problems %v", problems)
	}
	if _, problems = Read(source.NewFile(".env", []byte("\xff\xfeA\x00")), Dotenv); len(problems) != 1 || problems[0].Code != source.Encoding {
		t.Errorf("problems %v", problems)
	}
}

func TestPlaces(t *testing.T) {
	root, _ := Read(source.NewFile("f", []byte("[a]\n b = \"c\" ; d\n")), INI)
	section := root.Children[0]
	if section.Key.Place().Raw() != "a" || section.Place.Raw() != "[a]\n b = \"c\"" {
		t.Errorf("section %q %q", section.Key.Place().Raw(), section.Place.Raw())
	}
	if entry := section.Children[0]; entry.Key.Place().Raw() != "b" || entry.Place.Raw() != `b = "c"` {
		t.Errorf("entry %q %q", entry.Key.Place().Raw(), entry.Place.Raw())
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a=b\\\n c\\u00e9\n#x\n", uint8(Properties))
	f.Add("export A=\"b\\n\nc\" # d\nE='f", uint8(Dotenv))
	f.Add("[a]\nb\nc = 'd' ; e\n", uint8(INI))
	f.Add("ssl = 'o''n' # x\nport 1\n", uint8(PostgreSQL))
	f.Add("port 1 # x\n\"a\" 'b c'\n", uint8(Words))
	f.Fuzz(func(t *testing.T, in string, d uint8) {
		file := source.NewFile("f", []byte(in))
		root, problems := Read(file, Dialect(d%6))
		testkit.CheckTree(t, file, root, problems)
	})
}
