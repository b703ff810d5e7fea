package dsnlint.rules_test["ca-expired"]

import data.dsnlint.lib_test as lib

test_identifier if lib.at("ca-expired", lib.authority({"identifier": "rds-ca-2019", "status": "expired", "expired_on": "2024-08-22"})) == {"identifier"}

test_download if lib.at("ca-expired", lib.authority({"path": "rds-combined-ca-bundle.pem", "status": "legacy-name"})) == {"url"}

test_expiring if lib.at("ca-expired", lib.authority({"identifier": "x", "status": "expiring", "not_after": "2026-12-01"})) == {"identifier"}

test_named_by_a_client if lib.at("ca-expired", lib.client(lib.bundle({"status": "legacy-name"}))) == {"ca"}

test_current if lib.at("ca-expired", lib.authority({"identifier": "rds-ca-rsa2048-g1"})) == set()

test_soon_named_by_a_client if lib.at("ca-expired", lib.client(lib.bundle({"status": "expiring", "not_after": "2026-12-01"}))) == {"ca"}
