package dsnlint.rules_test["bad-suppression"]

import data.dsnlint.lib_test as lib

test_judged_by_the_host if lib.at("bad-suppression", lib.client({"ssl_mode": "disable"})) == set()
