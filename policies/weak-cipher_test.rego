package dsnlint.rules_test["weak-cipher"]

import data.dsnlint.lib_test as lib

test_server if lib.at("weak-cipher", lib.server({"weakness": "lowers the security level"})) == {"ciphers"}

test_client if lib.at("weak-cipher", lib.client({"ciphers": "ALL:@SECLEVEL=0"})) == {"ciphers"}

test_null_suite if lib.at("weak-cipher", lib.client({"ciphers": "TLS_RSA_WITH_NULL_SHA"})) == {"ciphers"}

test_exclusion if lib.at("weak-cipher", lib.client({"ciphers": "HIGH:!aNULL:!RC4"})) == set()

test_modern if lib.at("weak-cipher", lib.client({"ciphers": "ECDHE-RSA-AES256-GCM-SHA384"})) == set()
