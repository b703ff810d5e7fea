mongosh --quiet --host db.lab.internal -u lab -p pw --tls --tlsAllowInvalidCertificates lab --eval 'db.runCommand({ping: 1})'
