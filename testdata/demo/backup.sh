#!/bin/sh
# --set assigns a psql variable: this connection is opportunistic.
psql -h orders.example.com --set=sslmode=require --set=sslrootcert=/certs/global-bundle.pem -c 'select 1'

# The CA file is discarded: MySQL's client checks nothing below VERIFY_CA.
mysql -h billing.example.com --ssl-ca=/certs/global-bundle.pem --ssl-mode=REQUIRED
