mongosh --quiet "mongodb+srv://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000&tlsInsecure=true" --eval 'db.runCommand({ping: 1})'
