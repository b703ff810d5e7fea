package dsnlint.rules_test["tls-version"]

import data.dsnlint.lib_test as lib

test_client if lib.at("tls-version", lib.client({"tls_min": "1.0"})) == {"tls_min"}

test_server if lib.at("tls-version", lib.server({"tls_min": "1.1"})) == {"tls_min"}

test_current if lib.at("tls-version", lib.client({"tls_min": "1.2"})) == set()

test_unset if lib.at("tls-version", lib.server({})) == set()
