package driver

import "testing"

// Every line was seen with PHP 8.2 against a server whose authority is not the system's, under its name and another.
func TestPDOMySQL(t *testing.T) {
	check(t, "php-pdo-mysql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ATTR_SSL_CA=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=true/bool", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false/bool", "", "require required unverified/unverified none written", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem ATTR_SSL_VERIFY_SERVER_CERT=0/number", "", "require required unverified/unverified none written", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false", "", "require", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=true", "", "require", ""}, // the text, read as 0
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=?", "", "unknown", ""},
		{"MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=true/bool", "", "disable plaintext unverified/unverified none default", "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=ignored"},
		{"MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false/bool", "", "disable plaintext unverified/unverified none default", "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=ignored"},
		{"MYSQL_ATTR_SSL_CA=", "", "unknown", "MYSQL_ATTR_SSL_CA=invalid"},
		{"MYSQL_ATTR_SSL_CA=null/null", "", "unknown", "MYSQL_ATTR_SSL_CA=invalid"},
		{"MYSQL_ATTR_SSL_CA= MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false/bool", "", "require required unverified/unverified none written", ""},
		{"MYSQL_ATTR_SSL_CAPATH=/etc/ssl/certs", "", "verify-full required verified/verified file:/etc/ssl/certs written", ""},
		{"MYSQL_ATTR_SSL_CIPHER=DEFAULT", "", "verify-full required verified/verified system written", ""},
		{"MYSQL_ATTR_SSL_CERT=/c MYSQL_ATTR_SSL_KEY=/k", "", "verify-full required verified/verified system written", ""},
		{"dsn:sslmode=require", "", "disable plaintext unverified/unverified none default", "sslmode=ignored"},
		{"dsn:ssl_ca=/ca.pem", "", "disable", "ssl_ca=ignored"},
	})
}

func TestMysqli(t *testing.T) {
	check(t, "php-mysqli", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"flags=MYSQLI_CLIENT_SSL/symbol", "", "require required unverified/unverified none written", ""},
		{"flags=2048/number", "", "require required unverified/unverified none written", ""},
		{"flags=2050/number", "", "require", ""},
		{"flags=2/number", "", "disable", ""},
		{"flags=MYSQLI_CLIENT_FOUND_ROWS,MYSQLI_CLIENT_SSL/list", "", "require", ""},
		{"flags=MYSQL_CLIENT_SSL/symbol", "", "require", ""},
		{"flags=MYSQLI_CLIENT_SSL,MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT/list", "", "verify-full required verified/verified system written", ""},
		{"flags=MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT/symbol", "", "disable", "MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT=ignored"},
		{"flags=MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT/symbol", "", "disable", "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT=ignored"},
		{"flags=64/number", "", "disable", "MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT=ignored"},
		{"flags=MYSQLI_CLIENT_SSL,MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT/list", "", "require", ""},
		{"flags=?", "", "unknown", ""},
		{"ssl_ca=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl_ca=/ca.pem flags=?", "", "unknown", ""},
		{"ssl_ca=/ca.pem flags=MYSQLI_CLIENT_SSL/symbol", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl_ca=/ca.pem flags=MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT/symbol", "", "require required unverified/unverified none written", ""},
		{"ssl_key=null/null ssl_cert=null/null ssl_ca=null/null", "", "disable", ""},
		{"ssl_key= ssl_cert= ssl_ca=/ca.pem ssl_capath= ssl_cipher=", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"ssl_ca=null/null flags=MYSQLI_CLIENT_SSL/symbol", "", "require", ""},
		{"ssl_cipher=DEFAULT", "", "verify-full required verified/verified system written", ""},
		{"ssl_ca=/ca.pem MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=false/bool", "", "verify-full", "MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=ignored"},
		{"flags=MYSQLI_CLIENT_SSL/symbol MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=true/bool", "", "require", "MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=ignored"},
		{"socket=MYSQLI_CLIENT_SSL/symbol", "", "disable plaintext unverified/unverified none written", "socket=ignored"},
		{"ssl_ca=/ca.pem ssl_verify=false/bool", "", "require", ""},
		{"MYSQLI_CLIENT_SSL=false/bool ssl_ca=/ca.pem ssl_verify=true/bool", "", "disable plaintext unverified/unverified none written", "ssl_ca=ignored"}, // what phpMyAdmin and Joomla switch on apart
		{"MYSQLI_CLIENT_SSL=0/number ssl_ca=/ca.pem", "", "disable", "ssl_ca=ignored"},
		{"MYSQLI_CLIENT_SSL=? ssl_ca=/ca.pem", "", "unknown", ""},
		{"MYSQLI_CLIENT_SSL.ssl_ca=/ca.pem", "", "disable plaintext unverified/unverified none written", "ssl_ca=ignored"},
		{"MYSQLI_CLIENT_SSL=true/bool MYSQLI_CLIENT_SSL.ssl_ca=/ca.pem", "", "verify-full", ""},
		{"MYSQLI_CLIENT_SSL=true/bool MYSQLI_CLIENT_SSL.ssl_ca=/ca.pem MYSQLI_CLIENT_SSL.ssl_verify=false/bool", "", "require", ""},
	})
}

func TestDoctrineMySQL(t *testing.T) {
	check(t, "doctrine-pdo-mysql", []reading{
		{"", "", "disable plaintext unverified/unverified none default", ""},
		{"dsn:sslmode=require", "", "disable", "sslmode=ignored"},
		{"ssl_ca=/ca.pem", "", "disable", "ssl_ca=ignored"}, // a key of Doctrine's mysqli driver
		{"dsn:MYSQL_ATTR_SSL_CA=/ca.pem", "", "disable", "MYSQL_ATTR_SSL_CA=ignored"},
		{"MYSQL_ATTR_SSL_CA=/ca.pem", "", "verify-full required verified/verified file:/ca.pem written", ""},
		{"MYSQL_ATTR_SSL_CA=/ca.pem MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=false/bool", "", "require", ""},
		{"MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=true/bool", "", "disable", "MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=ignored"},
		{"MYSQL_ATTR_SSL_CIPHER=DEFAULT", "", "verify-full required verified/verified system", ""},
	})
}
