package dsnlint.rules_test["ca-download-unverified"]

import data.dsnlint.lib_test as lib

test_insecure if lib.at("ca-download-unverified", lib.authority({"insecure": "curl -k"})) == {"insecure"}

test_protected if lib.at("ca-download-unverified", lib.authority({})) == set()
