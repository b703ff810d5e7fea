# fish completion for dsnlint: dsnlint completion fish > ~/.config/fish/completions/dsnlint.fish

function __dsnlint_complete
    set -l words (commandline -opc)
    set -l at (math (count $words) - 1)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    for line in ($program __complete $at $words $current 2>/dev/null)
        set -l parts (string split -m 1 \t -- $line)
        switch $parts[1]
            case ':file'
                __dsnlint_paths $parts[2] $current __fish_complete_path
            case ':dir'
                __dsnlint_paths $parts[2] $current __fish_complete_directories
            case ':none'
            case '*'
                printf '%s\n' $line
        end
    end
end

# Files that fit the part of the word behind what stands before them.
function __dsnlint_paths -a before current how
    set -l length (string length -- "$before")
    set -l name (string sub -s (math $length + 1) -- "$current")
    for found in ($how "$name")
        printf '%s%s\n' "$before" $found
    end
end

complete -c dsnlint -f -a '(__dsnlint_complete)'
