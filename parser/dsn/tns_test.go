package dsn_test

import "testing"

// TestTNS: Oracle Net descriptors and Easy Connect, recognised by their looks.
func TestTNS(t *testing.T) {
	parseTable(t, "", []parseCase{
		{
			"addresses and security",
			`(DESCRIPTION=(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcps)(HOST=h1)(PORT=2484))(ADDRESS=(PROTOCOL=tcp)(PORT=1521)(HOST=h2)))(CONNECT_DATA=(SERVICE_NAME=s)(CID=(PROGRAM=p)(HOST=me)))(SECURITY=(SSL_SERVER_DN_MATCH=ON)(SSL_SERVER_CERT_DN="CN=h,O=(x)")(WALLET_LOCATION=/w)))`,
			"tns h=h1:2484 h=h2:1521 db=s PROTOCOL=tcps PROTOCOL=tcp SSL_SERVER_DN_MATCH=ON SSL_SERVER_CERT_DN=CN=h,O=(x) WALLET_LOCATION=/w",
		},
		{
			"blanks and lines",
			"( DESCRIPTION =\n  (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n  (CONNECT_DATA = (SERVER = DEDICATED)(SID = x)))",
			"tns h=h:1521 db=x PROTOCOL=TCP SERVER=DEDICATED",
		},
		{
			"lower case",
			"(description=(retry_count=20)(address=(protocol=tcps)(port=1522)(host=adb.x.oraclecloud.com))(connect_data=(service_name=x))(security=(ssl_server_dn_match=yes)))",
			"tns h=adb.x.oraclecloud.com:1522 db=x retry_count=20 protocol=tcps ssl_server_dn_match=yes",
		},
		{
			"placeholders",
			"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=${H})(PORT=${P:-1521})))",
			"tns h=?@${H}[env:H]:1521[env:P] PROTOCOL=TCP",
		},
		{
			"unknown branch",
			"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1))${EXTRA})",
			"tns h=h:1 PROTOCOL=TCPS open",
		},
		{
			"list of descriptions",
			"(DESCRIPTION_LIST=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=a)(PORT=1)))(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=b)(PORT=2))))",
			"tns h=a:1 h=b:2 PROTOCOL=TCP PROTOCOL=TCPS",
		},
		{
			"password inside",
			"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1))(SECURITY=(WALLET_PASSWORD=pw)))",
			"tns h=h:1 PROTOCOL=TCPS secret=pw",
		},
		{
			"local",
			"(ADDRESS=(PROTOCOL=IPC)(KEY=x))",
			"tns PROTOCOL=IPC KEY=x",
		},
		{
			"broken off",
			"(DESCRIPTION=(ADDRESS=(HOST=h",
			"tns h=h",
		},
		{
			"without a value",
			"(DESCRIPTION",
			"",
		},
		{
			"other brackets",
			"(not a dsn)",
			"",
		},
		{
			"easy connect plus",
			"tcps://h:2484/svc?ssl_server_dn_match=on&wallet_location=/w",
			"easy-connect tcps:// h=h:2484 db=svc url-protocol@tcps=tcps ssl_server_dn_match=on wallet_location=/w",
		},
		{
			"easy connect hosts",
			"tcps://h1,h2:2484/svc",
			"easy-connect tcps:// h=h1 h=h2:2484 db=svc url-protocol@tcps=tcps",
		},
	})
}

// TestTNSAsked: strings that an opener says are Oracle's.
func TestTNSAsked(t *testing.T) {
	parseTable(t, "tns", []parseCase{
		{
			"easy connect",
			"h:1521/svc",
			"easy-connect h=h:1521 db=svc",
		},
		{
			"login",
			"scott/pw@h:1521/svc",
			"easy-connect h=h:1521 db=svc secret=pw",
		},
		{
			"double slash",
			"//h:1521/svc",
			"easy-connect h=h:1521 db=svc",
		},
		{
			"server and instance",
			"h:1521/svc:dedicated/inst",
			"easy-connect h=h:1521 db=svc",
		},
		{
			"host alone",
			"db.example.com",
			"easy-connect h=db.example.com",
		},
		{
			"hosts by semicolon",
			"h1:1521;h2:1521/svc",
			"easy-connect h=h1:1521 h=h2:1521 db=svc",
		},
		{
			"alias",
			"ORCL",
			"easy-connect db=ORCL",
		},
		{
			"alias with options",
			"ORCL?wallet_location=/w",
			"easy-connect db=ORCL wallet_location=/w",
		},
		{
			"all unknown",
			"${DSN}",
			"easy-connect db=?@${DSN}[env:DSN] open",
		},
		{
			"prose",
			"no such thing",
			"",
		},
	})
}
