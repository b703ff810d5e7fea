# bash completion for dsnlint: source <(dsnlint completion bash)

_dsnlint() {
    local program=${COMP_WORDS[0]/#\~/$HOME} words=() word line cur= lead= then=:none i
    # Readline cuts words at "="; they are put together again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 1)) && [[ $word == "=" || ${COMP_WORDS[i - 1]} == "=" ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words[${#words[@]}]=$word
        fi
    done
    cur=${words[${#words[@]} - 1]}
    # What stands before the last "=" is no part of what readline puts in.
    if [[ $COMP_WORDBREAKS == *=* ]]; then
        lead=${cur%"${cur##*=}"}
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :*) then=${line%%$'\t'*} ;;
            *) line=${line%%$'\t'*}; COMPREPLY[${#COMPREPLY[@]}]=${line#"$lead"} ;;
        esac
    done < <("$program" __complete "$((${#words[@]} - 1))" "${words[@]}" 2>/dev/null)
    # With nothing to offer, readline goes on with files unless it is told not to.
    case $then in
        :none) compopt +o default 2>/dev/null ;;
        :dir) compopt -o dirnames 2>/dev/null ;;
    esac
    return 0
}
complete -o default -F _dsnlint dsnlint
