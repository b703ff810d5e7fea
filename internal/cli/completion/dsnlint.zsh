#compdef dsnlint
# zsh completion for dsnlint: a file _dsnlint in a folder of $fpath, or source <(dsnlint completion zsh)

_dsnlint() {
    local line then=: before=
    local -a args values
    args=("${(@Q)words[2,CURRENT]}")
    while IFS= read -r line; do
        if [[ $line == :* ]]; then
            then=${line%%$'\t'*}
            before=${line#*$'\t'}
        else
            line=${line//:/\\:}
            values+=("${line/$'\t'/:}")
        fi
    done < <("${(Q)words[1]}" __complete $((CURRENT - 2)) "${args[@]}" 2>/dev/null)
    if (( $#values )); then
        _describe -V dsnlint values
    fi
    case $then in
        :file) compset -p ${#before}; _files ;;
        :dir) compset -p ${#before}; _files -/ ;;
    esac
}

if [[ ${funcstack[1]} == _dsnlint ]]; then
    _dsnlint "$@"
else
    compdef _dsnlint dsnlint
fi
