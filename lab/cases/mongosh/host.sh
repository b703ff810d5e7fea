mongosh --quiet --host db.lab.internal -u lab -p pw lab --eval 'db.runCommand({ping: 1})'
