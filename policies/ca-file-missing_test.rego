package dsnlint.rules_test["ca-file-missing"]

import data.dsnlint.lib_test as lib

test_missing if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "missing"}})) == {"ca"}

test_placeholder if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "placeholder"}})) == {"ca"}

test_found if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "found"}})) == set()

test_undecided if lib.at("ca-file-missing", lib.client({})) == set()

test_truncated if lib.at("ca-file-missing", lib.client({"ca": {"source": "file", "path": "certs/ca.pem", "state": "truncated"}})) == {"ca"}

test_bundle_that_is_a_placeholder if lib.at("ca-file-missing", lib.authority({"path": "certs/global-bundle.pem", "status": "placeholder"})) == {"path"}

test_bundle_that_is_a_key if lib.at("ca-file-missing", lib.authority({"path": "certs/global-bundle.pem", "status": "not-a-ca"})) == {"path"}

test_bundle if lib.at("ca-file-missing", lib.authority({"path": "certs/global-bundle.pem"})) == set()

test_written_placeholder if lib.at("ca-file-missing", lib.client({"ca": {"source": "inline", "path": "", "state": "placeholder"}})) == {"ca"}
