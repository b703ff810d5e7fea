mongosh --quiet "mongodb://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000&tls=true" --eval 'db.runCommand({ping: 1})'
