package ca

import (
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
)

// Profile tells what a list of authorities that a package brings is worth on the day asOf.
func Profile(name string, asOf time.Time) fact.Bundle {
	for _, row := range policies.AuthorityTable().Profiles {
		if row.Name != name {
			continue
		}
		b := fact.Bundle{Status: policies.AuthorityTable().Status(row.NotAfter, asOf), NotAfter: row.NotAfter}
		if b.Status == expired {
			b.ExpiredOn = row.NotAfter
			return b
		}
		for _, h := range row.Holds {
			for _, region := range h.Regions {
				b.Holds = append(b.Holds, fact.Holding{Provider: h.Provider, Region: region, Partition: h.Partition, CA: h.CA})
			}
		}
		return b
	}
	return fact.Bundle{}
}
