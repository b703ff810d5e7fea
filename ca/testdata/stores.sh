#!/bin/sh
# Makes the stores that store_test.go reads with the programs that people make theirs with: openssl and Java's keytool.
# What keytool says of their dates is kept beside them, to be compared. Two hold
# keys, of nobody: what is to be read beside them is not.
set -eu
cd "$(dirname "$0")"
rm -f ./*.pem ./*.der ./*.p7b ./*.p12 ./*.jks ./*.jceks ./*.txt
rm -f ../../testdata/fixtures/ca-stores/certs/old.jks
keys=$(mktemp -d)
trap 'rm -r "$keys"' EXIT

made() { # name, subject, first day, days
	keytool -genkeypair -alias "$1" -keyalg EC -dname "$2" -startdate "$3 00:00:00" -validity "$4" -ext bc:c=ca:true \
		-keystore "$keys/$1.p12" -storetype PKCS12 -storepass changeit
	keytool -exportcert -rfc -alias "$1" -keystore "$keys/$1.p12" -storepass changeit | tr -d '\r' >"$keys/$1.pem"
	openssl pkcs12 -in "$keys/$1.p12" -nocerts -nodes -passin pass:changeit -out "$keys/$1.key"
}
made old "CN=Amazon RDS Root 2019 CA" 2019/08/22 1827
made new "CN=Amazon RDS eu-west-1 Root CA RSA2048 G1" 2021/05/18 14600
made own "CN=Our Own CA" 2020/01/01 7305

cat "$keys/old.pem" "$keys/new.pem" >both.pem
sed 's/$/\r/' both.pem >crlf.pem
{ openssl x509 -in "$keys/old.pem" -text; echo 'a comment'; openssl x509 -in "$keys/new.pem" -text; } >comments.pem
openssl x509 -in "$keys/new.pem" -outform DER -out new.der
openssl x509 -in "$keys/new.pem" -trustout -addtrust serverAuth -out trusted.pem
openssl crl2pkcs7 -nocrl -certfile both.pem -out text.p7b
openssl crl2pkcs7 -nocrl -certfile both.pem -outform DER -out binary.p7b

for kind in jks jceks pkcs12; do
	name=store.$kind
	[ $kind = pkcs12 ] && name=store.p12
	for c in old new own; do
		keytool -importcert -noprompt -alias $c -file "$keys/$c.pem" -keystore $name -storetype $kind -storepass changeit
	done
	keytool -list -v -keystore $name -storepass changeit >$name.txt
done
cp store.jks keys.jks
keytool -genkeypair -alias server -keyalg EC -dname CN=server -startdate "2025/01/01 00:00:00" -validity 365 -keystore keys.jks -storetype JKS -storepass changeit -keypass changeit
keytool -importcert -noprompt -alias new -file "$keys/new.pem" -keystore sealed.p12 -storetype PKCS12 -storepass "$(openssl rand -hex 12)"
keytool -J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE -J-Dkeystore.pkcs12.macAlgorithm=NONE \
	-importcert -noprompt -alias new -file "$keys/new.pem" -keystore open.p12 -storetype PKCS12 -storepass changeit
openssl pkcs12 -export -inkey "$keys/new.key" -in "$keys/new.pem" -out identity.p12 -passout pass:changeit

# What the fixtures of the whole run look at.
fixtures=../../testdata/fixtures
mkdir -p $fixtures/ca-mounts-two/orders/certs $fixtures/ca-mounts-two/events/certs $fixtures/ca-stores/certs $fixtures/ca-mounts/certs $fixtures/ca-mounts/pki
cp "$keys/old.pem" $fixtures/ca-stores/certs/expired.pem
cp "$keys/new.pem" $fixtures/ca-stores/certs/ireland.pem
cp "$keys/own.pem" $fixtures/ca-stores/certs/own.pem
cat "$keys/new.pem" "$keys/own.pem" >$fixtures/ca-stores/certs/mixed.pem
cp binary.p7b $fixtures/ca-stores/certs/ireland.p7b
cp "$keys/old.pem" $fixtures/ca-stores/db-roots.crt
cp store.jks $fixtures/ca-stores/certs/trust.jks
keytool -importcert -noprompt -alias old -file "$keys/old.pem" -keystore $fixtures/ca-stores/certs/old.jks -storetype JKS -storepass changeit
head -c 300 "$keys/new.pem" >$fixtures/ca-stores/certs/cut.pem
cp "$keys/old.pem" $fixtures/ca-mounts/certs/expired.pem
cp "$keys/new.pem" $fixtures/ca-mounts/certs/ireland.pem
cp "$keys/old.pem" $fixtures/ca-mounts/pki/ca.pem
mkdir -p $fixtures/ca-stores/src/main/resources
cp $fixtures/ca-stores/certs/old.jks $fixtures/ca-stores/src/main/resources/rds.jks
cp "$keys/old.pem" $fixtures/ca-mounts-two/orders/certs/ca.pem
cp "$keys/new.pem" $fixtures/ca-mounts-two/events/certs/ca.pem
