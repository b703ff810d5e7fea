package dsnlint.rules_test["ca-mismatch"]

import data.dsnlint.lib_test as lib

test_proxy if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({}), lib.host({"provider": "aws-rds-proxy", "ca": "public"})))) == {"ca"}

test_region if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "us-east-1"}), lib.host({})))) == {"ca"}

test_partition if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"partition": "aws-us-gov"}), lib.host({})))) == {"ca"}

test_provider if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"provider": "azure"}), lib.host({})))) == {"ca"}

test_global if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({}), lib.host({})))) == set()

test_same_region if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "eu-west-1"}), lib.host({})))) == set()

test_unknown_host if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "us-east-1"}), lib.host({"provider": "", "region": "", "partition": "", "ca": ""})))) == set()
