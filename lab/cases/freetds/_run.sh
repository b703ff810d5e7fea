# Asks the server that the file calls lab.
export FREETDSCONF="$PWD/$1"
printf 'SELECT 1\ngo\nquit\n' | tsql -S lab -U lab -P pw -D lab
