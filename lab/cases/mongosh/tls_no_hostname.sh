mongosh --quiet "mongodb://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000" --tls --tlsAllowInvalidHostnames --eval 'db.runCommand({ping: 1})'
