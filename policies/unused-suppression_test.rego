package dsnlint.rules_test["unused-suppression"]

import data.dsnlint.lib_test as lib

test_judged_by_the_host if lib.at("unused-suppression", lib.client({"ssl_mode": "disable"})) == set()
