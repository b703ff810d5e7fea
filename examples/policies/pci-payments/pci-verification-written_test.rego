package custom.dsnlint.rules_test["pci-verification-written"]

import data.custom.dsnlint.rules

found(mode, origin) := {v.fact |
	some v in rules["pci-verification-written"].deny with input as {"facts": {"client": [{"id": "c", "ssl_mode": mode, "origin": {"ssl_mode": origin}}]}}
}

test_default if found("verify-full", "default") == {"c"}

test_written if found("verify-full", "written") == set()

# What is not verified is the matter of dsnlint's own rules.
test_weaker if found("require", "default") == set()
