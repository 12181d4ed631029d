# bash completion of elman, made from its commands.

# Completes to words, given after the one that is begun; with a comma, the last of a list.
_elman_words() {
  local begun=$1
  shift
  COMPREPLY+=($(compgen -W "$*" -- "$begun"))
}

_elman_list() {
  local begun=$1 before=
  shift
  case $begun in *,*) before=${begun%,*}, ;; esac
  compopt -o nospace
  COMPREPLY+=($(compgen -P "$before" -W "$*" -- "${begun##*,}"))
}

_elman_files() {
  local IFS=$'\n'
  compopt -o filenames
  COMPREPLY+=($(compgen -f -- "$1"))
}

_elman_commands() {
  echo train-lm sample score clip-stats tokenize train-word2vec analogy forecast inspect train-seq predict hopfield synth install uninstall
}

_elman_options() {
  case $1 in
    train-lm) echo --cell --recurrence --layers --hidden --embed --dropout --tie --skip --feedback --decay --epochs --steps --minutes --batch --clip --optimizer --lr --schedule --warmup --momentum --weight-decay --l1 --l2 --init --forget-bias --eval-every --seed --bptt --bptt-random --tokenizer --pattern --ids --min-count --valid -o --output --log --checkpoint-every --resume --threads --max-input -q --quiet --debug -h --help ;;
    sample) echo --prime --lines -n --length --stop --count --null --no-echo -t --temperature --top-k --top-p --min-p --seed --weights --threads --max-input -q --quiet --debug -h --help ;;
    score) echo --total --whole --weights --threads --max-input -q --quiet --debug -h --help ;;
    clip-stats) echo --column --max-norm --what-if --follow --model --by-lag --bptt --positions --format --plot --threads --max-input -q --quiet --debug -h --help ;;
    tokenize) echo --tokenizer --chars --bytes --words --ngrams --bpe --unigram --pattern --train --vocab-size --min-frequency --special -o --output --format --pieces --offsets --counts --table --decode --whole --no-special --replace --line-buffered --stats --threads --max-input -q --quiet --debug -h --help ;;
    train-word2vec) echo --model --loss --dim --window --negative --ns-exponent --sample --epochs --lr --subwords --buckets --seed --deterministic --tokenizer --pattern --min-count --max-vocab --save-vocab --read-vocab --phrases --phrase-threshold -o --output --format --continue --print-pairs --threads --max-input -q --quiet --debug -h --help ;;
    analogy) echo --method --exclude-query --index-of --oov --top --format --cosine --evaluate --restrict --similarity --classes --table --convert --threads --max-input -q --quiet --debug -h --help ;;
    forecast) echo --horizon --freq --season --id --time --value --xreg --wide --time-format --decimal --missing --repeated --strict --method --backtest --anomalies --seed --max-minutes --save --model --update -o --output --format --level --quantiles --plot --threads --max-input -q --quiet --debug -h --help ;;
    inspect) echo --tensors --spectrum --gates --impulse --after --tau --format --threads --max-input -q --quiet --debug -h --help ;;
    train-seq) echo --shape --valid --embeddings --vocab-size --regress --tree --strict --cell --recurrence --init-from --layers --context --hidden --embed --one-direction --bidirectional --pool --attention --crf --char-words --lower --dropout --skip --scheduled-sampling --professor-forcing --epochs --steps --minutes --batch --clip --optimizer --lr --schedule --warmup --momentum --weight-decay --l1 --l2 --init --forget-bias --eval-every --seed -o --output --log --checkpoint-every --resume --threads --max-input -q --quiet --debug -h --help ;;
    predict) echo --eval --probabilities --beam --show-attention --nodes --strict --threads --max-input -q --quiet --debug -h --help ;;
    hopfield) echo --rule --modern --beta --update --max-sweeps --noise --seed -o --output --report --energy --format --width --capacity --size --loads --count --plot --threads --max-input -q --quiet --debug -h --help ;;
    synth) echo --count --length --min-length --symbols --span --seed --threads --max-input -q --quiet --debug -h --help ;;
    install) echo --force --no-archive --prefix --threads --max-input -q --quiet --debug -h --help ;;
    uninstall) echo --prefix --threads --max-input -q --quiet --debug -h --help ;;
  esac
}

_elman_takes_value() {
  case $1 in
    'train-lm --cell' | 'train-lm --recurrence' | 'train-lm --layers' | 'train-lm --hidden' | 'train-lm --embed' | 'train-lm --dropout' | 'train-lm --feedback' | 'train-lm --decay' | 'train-lm --epochs' | 'train-lm --steps' | 'train-lm --minutes' | 'train-lm --batch' | 'train-lm --clip' | 'train-lm --optimizer' | 'train-lm --lr' | 'train-lm --schedule' | 'train-lm --warmup' | 'train-lm --momentum' | 'train-lm --weight-decay' | 'train-lm --l1' | 'train-lm --l2' | 'train-lm --init' | 'train-lm --forget-bias' | 'train-lm --eval-every' | 'train-lm --seed' | 'train-lm --bptt' | 'train-lm --tokenizer' | 'train-lm --pattern' | 'train-lm --min-count' | 'train-lm --valid' | 'train-lm -o' | 'train-lm --output' | 'train-lm --log' | 'train-lm --checkpoint-every' | 'train-lm --threads' | 'train-lm --max-input') return 0 ;;
    'sample --prime' | 'sample -n' | 'sample --length' | 'sample --stop' | 'sample --count' | 'sample -t' | 'sample --temperature' | 'sample --top-k' | 'sample --top-p' | 'sample --min-p' | 'sample --seed' | 'sample --weights' | 'sample --threads' | 'sample --max-input') return 0 ;;
    'score --weights' | 'score --threads' | 'score --max-input') return 0 ;;
    'clip-stats --column' | 'clip-stats --max-norm' | 'clip-stats --what-if' | 'clip-stats --model' | 'clip-stats --bptt' | 'clip-stats --positions' | 'clip-stats --format' | 'clip-stats --plot' | 'clip-stats --threads' | 'clip-stats --max-input') return 0 ;;
    'tokenize --tokenizer' | 'tokenize --ngrams' | 'tokenize --pattern' | 'tokenize --train' | 'tokenize --vocab-size' | 'tokenize --min-frequency' | 'tokenize --special' | 'tokenize -o' | 'tokenize --output' | 'tokenize --format' | 'tokenize --threads' | 'tokenize --max-input') return 0 ;;
    'train-word2vec --model' | 'train-word2vec --loss' | 'train-word2vec --dim' | 'train-word2vec --window' | 'train-word2vec --negative' | 'train-word2vec --ns-exponent' | 'train-word2vec --sample' | 'train-word2vec --epochs' | 'train-word2vec --lr' | 'train-word2vec --subwords' | 'train-word2vec --buckets' | 'train-word2vec --seed' | 'train-word2vec --tokenizer' | 'train-word2vec --pattern' | 'train-word2vec --min-count' | 'train-word2vec --max-vocab' | 'train-word2vec --save-vocab' | 'train-word2vec --read-vocab' | 'train-word2vec --phrases' | 'train-word2vec --phrase-threshold' | 'train-word2vec -o' | 'train-word2vec --output' | 'train-word2vec --format' | 'train-word2vec --continue' | 'train-word2vec --threads' | 'train-word2vec --max-input') return 0 ;;
    'analogy --method' | 'analogy --index-of' | 'analogy --top' | 'analogy --format' | 'analogy --evaluate' | 'analogy --restrict' | 'analogy --similarity' | 'analogy --classes' | 'analogy --table' | 'analogy --convert' | 'analogy --threads' | 'analogy --max-input') return 0 ;;
    'forecast --horizon' | 'forecast --freq' | 'forecast --season' | 'forecast --id' | 'forecast --time' | 'forecast --value' | 'forecast --xreg' | 'forecast --wide' | 'forecast --time-format' | 'forecast --decimal' | 'forecast --missing' | 'forecast --repeated' | 'forecast --method' | 'forecast --backtest' | 'forecast --seed' | 'forecast --max-minutes' | 'forecast --save' | 'forecast --model' | 'forecast -o' | 'forecast --output' | 'forecast --format' | 'forecast --level' | 'forecast --quantiles' | 'forecast --plot' | 'forecast --threads' | 'forecast --max-input') return 0 ;;
    'inspect --gates' | 'inspect --after' | 'inspect --tau' | 'inspect --format' | 'inspect --threads' | 'inspect --max-input') return 0 ;;
    'train-seq --shape' | 'train-seq --valid' | 'train-seq --embeddings' | 'train-seq --vocab-size' | 'train-seq --tree' | 'train-seq --cell' | 'train-seq --recurrence' | 'train-seq --init-from' | 'train-seq --layers' | 'train-seq --context' | 'train-seq --hidden' | 'train-seq --embed' | 'train-seq --pool' | 'train-seq --attention' | 'train-seq --dropout' | 'train-seq --scheduled-sampling' | 'train-seq --epochs' | 'train-seq --steps' | 'train-seq --minutes' | 'train-seq --batch' | 'train-seq --clip' | 'train-seq --optimizer' | 'train-seq --lr' | 'train-seq --schedule' | 'train-seq --warmup' | 'train-seq --momentum' | 'train-seq --weight-decay' | 'train-seq --l1' | 'train-seq --l2' | 'train-seq --init' | 'train-seq --forget-bias' | 'train-seq --eval-every' | 'train-seq --seed' | 'train-seq -o' | 'train-seq --output' | 'train-seq --log' | 'train-seq --checkpoint-every' | 'train-seq --threads' | 'train-seq --max-input') return 0 ;;
    'predict --beam' | 'predict --threads' | 'predict --max-input') return 0 ;;
    'hopfield --rule' | 'hopfield --beta' | 'hopfield --update' | 'hopfield --max-sweeps' | 'hopfield --noise' | 'hopfield --seed' | 'hopfield -o' | 'hopfield --output' | 'hopfield --format' | 'hopfield --width' | 'hopfield --size' | 'hopfield --loads' | 'hopfield --count' | 'hopfield --plot' | 'hopfield --threads' | 'hopfield --max-input') return 0 ;;
    'synth --count' | 'synth --length' | 'synth --min-length' | 'synth --symbols' | 'synth --span' | 'synth --seed' | 'synth --threads' | 'synth --max-input') return 0 ;;
    'install --prefix' | 'install --threads' | 'install --max-input') return 0 ;;
    'uninstall --prefix' | 'uninstall --threads' | 'uninstall --max-input') return 0 ;;
  esac
  return 1
}

_elman_value() {
  case $1 in
    'train-lm --cell')
      _elman_words "$2" elman irnn jordan lstm gru gru-reset-before mingru ssm
      ;;
    'train-lm --recurrence')
      _elman_words "$2" hidden output
      ;;
    'train-lm --feedback')
      _elman_words "$2" teacher logits softmax sigmoid
      ;;
    'train-lm --optimizer')
      _elman_words "$2" sgd rmsprop adagrad adam adamw
      ;;
    'train-lm --schedule')
      _elman_words "$2" constant step cosine linear
      ;;
    'train-lm --init')
      _elman_words "$2" uniform orthogonal
      ;;
    'train-lm --tokenizer')
      _elman_words "$2" chars bytes words
      _elman_files "$2"
      ;;
    'train-lm --pattern')
      _elman_words "$2" gpt2 cl100k cl100k-tiktoken qwen2 o200k
      ;;
    'train-lm --valid')
      _elman_files "$2"
      ;;
    'train-lm -o' | 'train-lm --output')
      _elman_files "$2"
      ;;
    'train-lm --log')
      _elman_files "$2"
      ;;
    'sample --weights')
      _elman_words "$2" f32 bf16 int8
      ;;
    'score --weights')
      _elman_words "$2" f32 bf16 int8
      ;;
    'clip-stats --model')
      _elman_files "$2"
      ;;
    'clip-stats --format')
      _elman_words "$2" table tsv json
      ;;
    'clip-stats --plot')
      _elman_files "$2"
      ;;
    'tokenize --tokenizer')
      _elman_files "$2"
      ;;
    'tokenize --pattern')
      _elman_words "$2" gpt2 cl100k cl100k-tiktoken qwen2 o200k
      ;;
    'tokenize --train')
      _elman_files "$2"
      ;;
    'tokenize -o' | 'tokenize --output')
      _elman_files "$2"
      ;;
    'tokenize --format')
      _elman_words "$2" text tsv json npy u16 u32 tiktoken
      ;;
    'train-word2vec --model')
      _elman_words "$2" cbow skipgram
      ;;
    'train-word2vec --loss')
      _elman_words "$2" ns hs
      ;;
    'train-word2vec --tokenizer')
      _elman_words "$2" chars bytes words
      _elman_files "$2"
      ;;
    'train-word2vec --pattern')
      _elman_words "$2" gpt2 cl100k cl100k-tiktoken qwen2 o200k
      ;;
    'train-word2vec --save-vocab')
      _elman_files "$2"
      ;;
    'train-word2vec --read-vocab')
      _elman_files "$2"
      ;;
    'train-word2vec -o' | 'train-word2vec --output')
      _elman_files "$2"
      ;;
    'train-word2vec --format')
      _elman_words "$2" text binary safetensors
      ;;
    'train-word2vec --continue')
      _elman_files "$2"
      ;;
    'analogy --method')
      _elman_words "$2" 3cosadd 3cosmul paircosine
      ;;
    'analogy --format')
      _elman_words "$2" table tsv json
      ;;
    'analogy --evaluate')
      _elman_files "$2"
      ;;
    'analogy --similarity')
      _elman_files "$2"
      ;;
    'analogy --convert')
      _elman_files "$2"
      ;;
    'forecast --wide')
      _elman_words "$2" rows columns
      ;;
    'forecast --missing')
      _elman_words "$2" around zero
      ;;
    'forecast --repeated')
      _elman_words "$2" last sum mean
      ;;
    'forecast --method')
      _elman_list "$2" auto esrnn lstm gru elman ets stlm arima seasonal-median naive snaive snaive-long naive2 ses holt damped comb theta otm dotm croston sba tsb
      ;;
    'forecast --save')
      _elman_files "$2"
      ;;
    'forecast --model')
      _elman_files "$2"
      ;;
    'forecast -o' | 'forecast --output')
      _elman_files "$2"
      ;;
    'forecast --format')
      _elman_words "$2" csv tsv json
      ;;
    'forecast --plot')
      _elman_files "$2"
      ;;
    'inspect --gates')
      _elman_files "$2"
      ;;
    'inspect --after')
      _elman_files "$2"
      ;;
    'inspect --format')
      _elman_words "$2" table tsv json
      ;;
    'train-seq --shape')
      _elman_words "$2" many-to-one many-to-many seq2seq one-to-many one-to-one tree
      ;;
    'train-seq --valid')
      _elman_files "$2"
      ;;
    'train-seq --embeddings')
      _elman_files "$2"
      ;;
    'train-seq --tree')
      _elman_words "$2" given balanced
      ;;
    'train-seq --cell')
      _elman_words "$2" elman irnn jordan lstm gru gru-reset-before mingru ssm
      ;;
    'train-seq --recurrence')
      _elman_words "$2" hidden output
      ;;
    'train-seq --init-from')
      _elman_files "$2"
      ;;
    'train-seq --pool')
      _elman_words "$2" last mean max attention
      ;;
    'train-seq --attention')
      _elman_words "$2" none additive dot
      ;;
    'train-seq --optimizer')
      _elman_words "$2" sgd rmsprop adagrad adam adamw
      ;;
    'train-seq --schedule')
      _elman_words "$2" constant step cosine linear
      ;;
    'train-seq --init')
      _elman_words "$2" uniform orthogonal
      ;;
    'train-seq -o' | 'train-seq --output')
      _elman_files "$2"
      ;;
    'train-seq --log')
      _elman_files "$2"
      ;;
    'hopfield --rule')
      _elman_words "$2" hebbian storkey pseudo-inverse
      ;;
    'hopfield --update')
      _elman_words "$2" asynchronous synchronous
      ;;
    'hopfield -o' | 'hopfield --output')
      _elman_files "$2"
      ;;
    'hopfield --format')
      _elman_words "$2" csv pbm blocks
      ;;
    'hopfield --plot')
      _elman_files "$2"
      ;;
    'install --prefix')
      _elman_files "$2"
      ;;
    'uninstall --prefix')
      _elman_files "$2"
      ;;
  esac
}

_elman_operand() {
  case "$1 $2" in
    'train-lm '*)
      _elman_files "$3"
      ;;
    'sample 0')
      _elman_files "$3"
      ;;
    'score 0')
      _elman_files "$3"
      ;;
    'score '*)
      _elman_files "$3"
      ;;
    'clip-stats '*)
      _elman_files "$3"
      ;;
    'tokenize '*)
      _elman_files "$3"
      ;;
    'train-word2vec '*)
      _elman_files "$3"
      ;;
    'analogy 0')
      _elman_files "$3"
      ;;
    'forecast '*)
      _elman_files "$3"
      ;;
    'inspect 0')
      _elman_files "$3"
      ;;
    'train-seq '*)
      _elman_files "$3"
      ;;
    'predict 0')
      _elman_files "$3"
      ;;
    'predict '*)
      _elman_files "$3"
      ;;
    'hopfield 0')
      _elman_words "$3" store recall
      ;;
    'hopfield '*)
      _elman_files "$3"
      ;;
    'synth 0')
      _elman_words "$3" xor adding copy recall counting anbn anbncn nepal nepal-year
      ;;
  esac
}

_elman() {
  local begun=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local command=${COMP_WORDS[1]} operand=0 i
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    _elman_words "$begun" $(_elman_commands) --help --version
    return
  fi
  # bash cuts --option=value into three words.
  if [[ $begun == '=' ]]; then
    begun=
  elif [[ $before == '=' ]]; then
    before=${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $before == -* ]] && _elman_takes_value "$command $before"; then
    _elman_value "$command $before" "$begun"
    return
  fi
  if [[ $begun == -* ]]; then
    _elman_words "$begun" $(_elman_options "$command")
    [[ ${#COMPREPLY[@]} -ne 1 ]] || ! _elman_takes_value "$command ${COMPREPLY[0]}" || {
      [[ $COMPREPLY != --* ]] || { compopt -o nospace; COMPREPLY[0]+='='; }
    }
    return
  fi
  for ((i = 2; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      '=') ((i++)) ;;
      -?*) [[ ${COMP_WORDS[i+1]} == '=' ]] || ! _elman_takes_value "$command ${COMP_WORDS[i]}" || ((i++)) ;;
      *) ((operand++)) ;;
    esac
  done
  _elman_operand "$command" "$operand" "$begun"
}

complete -F _elman elman
