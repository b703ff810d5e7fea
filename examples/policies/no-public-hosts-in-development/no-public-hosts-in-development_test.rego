package custom.dsnlint.rules_test["no-public-hosts-in-development"]

import data.custom.dsnlint.rules

client := {"id": "c", "name": "DATABASE_URL", "context": "development", "hosts": [{"name": "db.example.com", "class": "remote"}]}

found(change) := {v.args.host |
	some v in rules["no-public-hosts-in-development"].deny with input as {"facts": {"client": [object.union(client, change)]}}
		with data.development.domains as [".dev.example.com"]
}

test_public if found({}) == {"db.example.com"}

test_one_of_several if found({"hosts": [{"name": "a.dev.example.com", "class": "remote"}, {"name": "b.example.com", "class": "remote"}]}) == {"b.example.com"}

test_allowed if found({"hosts": [{"name": "db.dev.example.com", "class": "remote"}]}) == set()

test_own_machine if found({"hosts": [{"name": "localhost", "class": "loopback"}]}) == set()

test_production if found({"context": "production"}) == set()
