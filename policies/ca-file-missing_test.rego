package dsnlint.rules_test["ca-file-missing"]

import data.dsnlint.lib_test as lib

test_missing if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "missing"}})) == {"ca"}

test_placeholder if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "placeholder"}})) == {"ca"}

test_found if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "found"}})) == set()

test_undecided if lib.at("ca-file-missing", lib.client({})) == set()
