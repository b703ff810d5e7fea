package driver

import "testing"

func TestJavaContextsElsewhere(t *testing.T) {
	const rabbit = "call:sslProtocol={} "
	check(t, "rabbitmq-java", []reading{
		{rabbit + "call:sslProtocol.trust=all/symbol", "5.35.0", "require required unverified/unknown none written", ""},
		{rabbit + "call:sslProtocol.trust=default/symbol", "5.35.0", "verify-full required verified/verified system written", ""},
		{rabbit + "call:sslProtocol.trust=default/symbol", "5.32.0", "verify-ca required verified/unverified system written", ""},
		{rabbit + "call:sslProtocol.trust=default/symbol call:enableHostnameVerification", "5.32.0", "verify-full required verified/verified system written", ""},
		{rabbit, "5.35.0", "unknown required unknown/verified unknown written", ""},
		{"call:sslProtocol=TLSv1.2 call:trustManager=trust-all/symbol", "5.35.0", "require required unverified/unknown none written", ""},
		{"call:sslProtocol=TLSv1.2 call:trustManager=trust-all/symbol", "5.32.0", "require required unverified/unverified none written", ""},
		{"call:sslProtocol=TLSv1.2 call:trustManager=?", "5.35.0", "unknown required unknown/unknown unknown", ""},
		{"call:sslContextFactory={}", "5.35.0", "unknown required unknown/unknown unknown written", ""},
		{"call:sslProtocol", "5.35.0", "verify-full required verified/verified system written", ""},
		{"call:sslProtocol", "5.32.0", "require required unverified/unverified none written", ""},
	})
	check(t, "jedis", []reading{
		{"call:ssl=true/bool call:sslSocketFactory={} call:sslSocketFactory.trust=all/symbol", "7.5.0", "require required unverified/unknown none written", ""},
		{"call:ssl=true/bool call:sslSocketFactory={} call:sslSocketFactory.trust=all/symbol", "7.4.0", "require required unverified/unverified none written", ""},
		{"call:ssl=true/bool call:sslSocketFactory={} call:sslSocketFactory.trust=default/symbol", "7.4.0", "verify-ca required verified/unverified system written", ""},
		{"call:ssl=true/bool call:sslSocketFactory={} call:sslSocketFactory.trust=file/symbol call:sslSocketFactory.ca=ca.p12", "7.5.0", "verify-full required verified/verified file:ca.p12 written", ""},
		{"call:ssl=true/bool call:sslParameters={} call:sslParameters.endpointIdentificationAlgorithm=HTTPS", "7.4.0", "verify-full required verified/verified system written", ""},
		{"call:ssl=true/bool call:sslParameters={}", "7.5.0", "unknown required verified/unknown system written", ""},
		{"call:sslOptions={} call:sslOptions.sslVerifyMode=SslVerifyMode.INSECURE/symbol", "7.4.0", "require required unverified/unverified none written", ""},
		{"call:sslOptions={} call:sslOptions.sslVerifyMode=SslVerifyMode.CA/symbol", "7.4.0", "verify-ca required verified/unverified system written", ""},
		{"call:sslOptions={} call:sslOptions.truststore=ca.jks", "7.4.0", "verify-full required verified/verified file:ca.jks written", ""},
		{"dsn:scheme=rediss call:sslOptions={} call:sslOptions.sslVerifyMode=SslVerifyMode.INSECURE/symbol", "7.5.0", "verify-full required verified/verified system default", "sslOptions=ignored"},
		{"call:ssl=true/bool call:sslSocketFactory={}", "7.5.0", "unknown required unknown/unknown unknown written", ""},
		{"call:ssl=true/bool call:hostnameVerifier=accept-all/symbol", "7.4.0", "verify-ca required verified/unverified system written", ""},
		{"call:ssl=true/bool call:hostnameVerifier=accept-all/symbol", "7.5.0", "verify-full required verified/verified system default", ""},
	})
}
