#!/bin/sh
printf 'SELECT 1\ngo\nexit\n' | tsql -H db.lab.internal -p 1433 -U lab -P pw -D lab
