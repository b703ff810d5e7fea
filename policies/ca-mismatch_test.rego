package dsnlint.rules_test["ca-mismatch"]

import data.dsnlint.lib_test as lib

test_proxy if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({}), lib.host({"provider": "aws-rds-proxy", "ca": "public"})))) == {"ca"}

test_region if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "us-east-1"}), lib.host({})))) == {"ca"}

test_partition if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"partition": "aws-us-gov"}), lib.host({})))) == {"ca"}

test_provider if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"provider": "azure"}), lib.host({})))) == {"ca"}

test_global if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({}), lib.host({})))) == set()

test_same_region if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "eu-west-1"}), lib.host({})))) == set()

test_unknown_host if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "us-east-1"}), lib.host({"provider": "", "region": "", "partition": "", "ca": ""})))) == set()

rds(region) := {"provider": "aws-rds", "region": region, "partition": "aws", "ca": "private"}

amazon := {"provider": "aws-trust", "region": "global", "partition": "", "ca": "public"}

holding(list, host) := lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"holds": list}), lib.host(host))))

proxy := {"provider": "aws-rds-proxy", "ca": "public"}

test_holds_the_region if holding([rds("us-east-1"), rds("eu-west-1")], {}) == set()

test_holds_all_regions if holding([rds("global")], {}) == set()

test_lacks_the_region if holding([rds("us-east-1"), rds("us-west-2")], {}) == {"ca"}

test_lacks_the_region_among_many if holding([rds("us-east-1"), rds("us-west-2"), rds("eu-west-2"), rds("eu-west-3")], {}) == {"ca"}

test_holds_another_partition if holding([rds("global")], {"region": "cn-north-1", "partition": "aws-cn"}) == {"ca"}

test_holds_another_provider if holding([{"provider": "supabase", "region": "global", "partition": "supabase", "ca": "private"}], {}) == {"ca"}

test_holds_public_ones_only if holding([amazon], {}) == {"ca"}

test_lacks_public_ones if holding([rds("eu-west-1")], proxy) == {"ca"}

test_holds_public_ones_too if holding([rds("eu-west-1"), amazon], proxy) == set()

test_holds_it_beside_public_ones if holding([rds("eu-west-1"), amazon], {}) == set()

test_content_outweighs_the_name if lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"region": "us-east-1", "holds": [rds("eu-west-1")]}), lib.host({})))) == set()

signed(identifier, list) := lib.at("ca-mismatch", lib.client(object.union(lib.bundle({"holds": [rds("eu-west-1")], "identifiers": list}), object.union(lib.host({}), {"server": {"name": "aws_db_instance.main", "ca": identifier}}))))

test_signed_by_another if signed("rds-ca-rsa4096-g1", ["rds-ca-rsa2048-g1"]) == {"ca"}

test_signed_by_one_of_them if signed("rds-ca-rsa4096-g1", ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1"]) == set()

test_signed_by_nobody_known if signed("", ["rds-ca-rsa2048-g1"]) == set()

test_unnamed_authorities if signed("rds-ca-rsa4096-g1", []) == set()

test_unread_bundle if signed("rds-ca-rsa4096-g1", null) == set()
