#compdef elman
# zsh completion of elman, made from its commands.

_elman_commands() {
  local -a commands=(
    'train-lm:Trains a recurrent language model on text'
    'sample:Writes text as a language model makes it up'
    'score:Says line by line how likely a language model finds a text'
    'clip-stats:Says how large gradients were, and what clipping did to them'
    'tokenize:Turns text into token ids, and back'
    'train-word2vec:Trains word vectors on text'
    'analogy:Answers sums and analogies of words by their vectors'
    'forecast:Forecasts the series of a table'
    'inspect:Says what is in a model'\''s file and how the model behaves'
    'train-seq:Trains a network on sequences and what belongs to them: labels or texts'
    'predict:Says what a model that was trained on sequences makes of others'
    'hopfield:Stores patterns in an associative memory, and recalls them'
    'synth:Writes data sets of the field'\''s classic tasks'
    'install:Installs elman: a launcher, manual pages, and completions for shells'
    'uninstall:Removes what elman install wrote, and nothing else'
  )
  _describe -t commands 'command' commands
}

_elman() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '--version[Show the version, the JDK, the kernels in use and the number of threads]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1: :_elman_commands' '*:: :->arguments' && return
  case $line[1] in
    train-lm)
      _arguments -s \
    '--cell=[elman, irnn, jordan, lstm, gru (reset after the product, as in ...]:KIND:(elman irnn jordan lstm gru gru-reset-before mingru ssm)' \
    '--recurrence=[What comes back at the next step\: hidden, the hidden state]:WHAT:(hidden output)' \
    '--layers=[Recurrent layers]:N: ' \
    '--hidden=[Hidden units of each layer]:N: ' \
    '--embed=[Dimensions of the token embedding, 0 for one-hot input]:N: ' \
    '--dropout=[Dropout after each layer while training]:RATE: ' \
    '--tie[Use the embedding as the output layer'\''s weights too]' \
    '--skip[Add each layer'\''s input to its output, from the second layer on]' \
    '--feedback=[What a Jordan network feeds back\: teacher (the token that did come), ...]:WHAT:(teacher logits softmax sigmoid)' \
    '--decay=[How much of a Jordan network'\''s context stays]:X: ' \
    '--epochs=[Passes over the data]:N: ' \
    '--steps=[Optimizer steps]:N: ' \
    '--minutes=[Wall time, for which the schedule is planned]:X: ' \
    '--batch=[Sequences side by side]:N: ' \
    '--clip=[Largest norm of the gradient, inf for any]:X: ' \
    '--optimizer=[sgd, rmsprop, adagrad, adam or adamw]:RULE:(sgd rmsprop adagrad adam adamw)' \
    '--lr=[Highest learning rate]:X: ' \
    '--schedule=[Course of the learning rate\: constant, step, cosine or linear]:SHAPE:(constant step cosine linear)' \
    '--warmup=[Share of the run in which it rises]:SHARE: ' \
    '--momentum=[Momentum of sgd]:X: ' \
    '--weight-decay=[Weight decay of adamw]:X: ' \
    '--l1=[Penalty on absolute weights]:X: ' \
    '--l2=[Penalty on half of the squared weights]:X: ' \
    '--init=[Start of the recurrent weights\: uniform or orthogonal]:HOW:(uniform orthogonal)' \
    '--forget-bias=[Start of an LSTM'\''s forget-gate bias]:X: ' \
    '--eval-every=[Steps between validations]:N: ' \
    '--seed=[Start of all random numbers]:N: ' \
    '--bptt=[Steps through which the gradient flows back]:N: ' \
    '--bptt-random[Cut the gradient at random places, --bptt steps apart in the mean, and ...]' \
    '--tokenizer=[What a token is\: chars, bytes or words, or a trained tokenizer'\''s file]:KIND or FILE:{compadd chars bytes words; _files}' \
    '--pattern=[How text is split, if the tokenizer'\''s file holds ranks of tiktoken]:NAME:(gpt2 cl100k cl100k-tiktoken qwen2 o200k)' \
    '--ids[The text is ids already, of that tokenizer'\''s file or of any other]' \
    '--min-count=[Rarer characters or words become <unk>]:N: ' \
    '--valid=[Text to validate on\: the last part of the text, or a file]:SHARE or FILE:_files' \
    '(-o --output)-o+[The model file]:MODEL:_files' \
    '(-o --output)--output=[The model file]:MODEL:_files' \
    '--log=[A table with a line for each step, with tabs between its columns]:FILE:_files' \
    '--checkpoint-every=[Steps between checkpoints]:N: ' \
    '--resume[Go on from MODEL.checkpoint, if it is there, with the same text and ...]' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    sample)
      _arguments -s \
    '--prime=[Text to go on from]:TEXT: ' \
    '--lines[Go on from each line of standard input, up to the line'\''s end]' \
    '(-n --length)-n+[Tokens to add at most]:N: ' \
    '(-n --length)--length=[Tokens to add at most]:N: ' \
    '--stop=[End the text where this would come]:STRING: ' \
    '--count=[Texts to make of each, with an empty line between but for --lines]:N: ' \
    '--null[Put a NUL byte between texts in the place of an empty line]' \
    '--no-echo[Leave out the priming text]' \
    '(-t --temperature)-t+[Below 1 bets on the likely, above 1 on the unlikely, 0 takes the ...]:X: ' \
    '(-t --temperature)--temperature=[Below 1 bets on the likely, above 1 on the unlikely, 0 takes the ...]:X: ' \
    '--top-k=[Choose among the K likeliest tokens only]:K: ' \
    '--top-p=[Choose among the likeliest that have probability P together]:P: ' \
    '*--min-p=[Drop tokens less likely than P times the likeliest]:P: ' \
    '--seed=[Make the same text again]:N: ' \
    '--weights=[How to keep the model'\''s weights\: f32, exact]:HOW:(f32 bf16 int8)' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:MODEL:_files' \
    '2:: ' \
    && return
      ;;
    score)
      _arguments -s \
    '--total[Write only the sums over all lines, below a line that names the columns]' \
    '--whole[Read a file as one text\: each line follows those before it]' \
    '--weights=[How to keep the model'\''s weights\: f32, exact]:HOW:(f32 bf16 int8)' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:MODEL:_files' \
    '*:FILE:_files' \
    && return
      ;;
    clip-stats)
      _arguments -s \
    '--column=[The column that holds the norms, by its name or number]:NAME: ' \
    '--max-norm=[The threshold in force]:X: ' \
    '--what-if=[Other thresholds, to see what they would have clipped]:XX: ' \
    '--follow[Go on as the log grows, or another takes its place\: write the table ...]' \
    '--model=[A model, made by train-lm]:MODEL:_files' \
    '--by-lag[Measure how much of a loss reaches the states of each layer 0, 1, 2, 4 ...]' \
    '--bptt=[Steps to go back]:N: ' \
    '--positions=[Predictions to average over, about, as far as the text has them]:N: ' \
    '--format=[table, tsv or json, a line for each log or layer]:FORMAT:(table tsv json)' \
    '--plot=[Draw the norms too\: into FILE.svg or FILE.png, or with characters (-), ...]:WHERE:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    tokenize)
      _arguments -s \
    '--tokenizer=[A trained tokenizer\: tokenizer.json, ranks of tiktoken, a SentencePiece ...]:FILE:_files' \
    '--chars[Characters]' \
    '--bytes[Bytes]' \
    '--words[Words and punctuation by the rules of Unicode (UAX #29), without white ...]' \
    '--ngrams=[Runs of N characters, at each character another, numbered as they come]:N: ' \
    '--bpe[Byte-pair encoding, to be trained]' \
    '--unigram[The likeliest way to cut words into tokens (Kudo 2018), to be trained]' \
    '--pattern=[How text is split into words before bytes are merged\: gpt2, cl100k, ...]:NAME:(gpt2 cl100k cl100k-tiktoken qwen2 o200k)' \
    '--train=[Learn a tokenizer from the text, and write it to OUT (a tokenizer.json).]:OUT:_files' \
    '--vocab-size=[Tokens to learn, the special ones included]:N: ' \
    '--min-frequency=[Merge no pair that is rarer]:N: ' \
    '*--special=[A token that is never cut]:TOKEN: ' \
    '(-o --output)-o+[Where to write]:FILE:_files' \
    '(-o --output)--output=[Where to write]:FILE:_files' \
    '--format=[text, tsv, json, npy, u16 or u32 (lowest byte first); with --train json ...]:FORMAT:(text tsv json npy u16 u32 tiktoken)' \
    '--pieces[Write what the tokens are called, not their ids]' \
    '--offsets[Write where each token begins and ends, in bytes from the start of its ...]' \
    '--counts[Write how often each token occurs, the most frequent first]' \
    '--table[Write each token that occurs and its id, in the order of the ids]' \
    '--decode[The other way\: from ids to text]' \
    '--whole[Take all input for one text, line ends and all]' \
    '--no-special[Leave out the ids that a tokenizer file wants before and after each text]' \
    '--replace[Put U+FFFD for what is not UTF-8, where that would be an error]' \
    '--line-buffered[Write out what there is as soon as possible]' \
    '--stats[Say how many tokens there were, and of what kind]' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    train-word2vec)
      _arguments -s \
    '--model=[cbow predicts a word from the mean of its context, skipgram from each ...]:NAME:(cbow skipgram)' \
    '--loss=[ns tells a word from negative samples, hs predicts its path in a ...]:NAME:(ns hs)' \
    '--dim=[Floats of a vector]:D: ' \
    '--window=[Most words on either side that count as context]:N: ' \
    '--negative=[Negative samples for a word]:N: ' \
    '--ns-exponent=[Power of a word'\''s count to which it is drawn as one]:X: ' \
    '*--sample=[Words with more than that share of the text are left out at times, 0 ...]:SHARE: ' \
    '--epochs=[Passes over the text]:N: ' \
    '--lr=[Learning rate at the beginning]:X: ' \
    '--subwords=[A word'\''s vector is the mean of its own and those of its n-grams of so ...]:MINMAX: ' \
    '--buckets=[Vectors that n-grams share]:N: ' \
    '--seed=[Seed of all that is random]:N: ' \
    '--deterministic[The same bits for the same seed, whatever --threads\: one thread makes ...]' \
    '--tokenizer=[What a word is\: chars, bytes or words (by the rules of Unicode), or a ...]:KIND or FILE:{compadd chars bytes words; _files}' \
    '--pattern=[How text is split, if the tokenizer'\''s file holds ranks of tiktoken]:NAME:(gpt2 cl100k cl100k-tiktoken qwen2 o200k)' \
    '--min-count=[Rarer words are left out]:N: ' \
    '--max-vocab=[Only the N most frequent words are kept]:N: ' \
    '--save-vocab=[Write the words and how often they occur]:FILE:_files' \
    '--read-vocab=[Take the words and their counts from such a file, not from the text]:FILE:_files' \
    '--phrases=[Join words that belong together by _, in N passes, each of which makes ...]:N: ' \
    '--phrase-threshold=[How much more often than by chance, in the last pass]:X: ' \
    '(-o --output)-o+[The file of the vectors]:VECTORS:_files' \
    '(-o --output)--output=[The file of the vectors]:VECTORS:_files' \
    '--format=[text or binary as of word2vec, or safetensors, which --continue can go ...]:FORMAT:(text binary safetensors)' \
    '--continue=[Begin with these vectors, of format safetensors, and their model, loss ...]:FILE:_files' \
    '--print-pairs[Only print what there is to learn from, with the whole window\: the ...]' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    analogy)
      _arguments -s \
    '--method=[3cosadd, 3cosmul or paircosine]:NAME:(3cosadd 3cosmul paircosine)' \
    '--exclude-query[Leave out the words of the query, as is customary]' \
    '--index-of=[Write one row a query\: at which place WORD, which somebody reported, is ...]:WORD: ' \
    '--oov[Make vectors of unknown words of their n-grams, where the file has these]' \
    '--top=[Write N words]:N: ' \
    '--format=[table, tsv or json]:FORMAT:(table tsv json)' \
    '--cosine[Write the cosine of words\: of the first two, the next two and so on, or ...]' \
    '--evaluate=[Answer a file of questions, four words a line, in sections ('\''\: name'\''), ...]:FILE:_files' \
    '--restrict=[Know only the first N words for --evaluate, 0 for all]:N: ' \
    '*--similarity=[Compare cosines with judgements\: word, word and number a line, with ...]:FILE:_files' \
    '--classes=[Put all words in K classes (k-means), and write each word and its class]:K: ' \
    '*--table=[Write the nearest words of some words side by side, below each word and ...]:WORD: ' \
    '--convert=[Write the vectors to FILE, in the format of its ending\: .txt or .vec, ...]:FILE:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:VECTORS:_files' \
    '*:EXPRESSION: ' \
    && return
      ;;
    forecast)
      _arguments -s \
    '--horizon=[Values to forecast]:H: ' \
    '*--freq=[How far times are apart\: Y, Q, M, W, D, B (Monday to Friday), days such ...]:F: ' \
    '--season=[Seasonal periods in steps, such as 24,168, or none]:NN: ' \
    '--id=[The series'\'' names, such as store,item]:COLUMNCOLUMN: ' \
    '*--time=[The times]:COLUMN: ' \
    '--value=[The values]:COLUMN: ' \
    '*--xreg=[Numbers that are known in advance, for the methods with a network\: rows ...]:COLUMNCOLUMN: ' \
    '--wide=[rows or columns\: the table has a series in each]:FORM:(rows columns)' \
    '*--time-format=[How times are written, as in dd/MM/yyyy HH\:mm or '\''FY'\''yyyy-'\''Q'\''q]:PATTERN: ' \
    '--decimal=[What stands before fractions\: a point or a comma]:CHAR: ' \
    '--missing=[What rows and values stand for that are missing between others\: around, ...]:HOW:(around zero)' \
    '--repeated=[What several values of one time come to\: the last of them, their sum, ...]:HOW:(last sum mean)' \
    '--strict[Refuse what would be repaired]' \
    '--method=[auto]:NAMENAME:_values -s , value auto esrnn lstm gru elman ets stlm arima seasonal-median naive snaive snaive-long naive2 ses holt damped comb theta otm dotm croston sba tsb' \
    '--backtest=[Forecast the past instead, from N origins a horizon apart, and write ...]:N: ' \
    '--anomalies=-[Write instead which of the last N values are outside their 95 % ...]::N: ' \
    '--seed=[Start of all random numbers]:N: ' \
    '--max-minutes=[Minutes that learning from all series together may take]:X: ' \
    '--save=[Keep what was learned in this file]:MODEL:_files' \
    '--model=[Forecast by what was kept in this file]:MODEL:_files' \
    '--update[Go on learning from --model with these series]' \
    '(-o --output)-o+[The file for the table]:FILE:_files' \
    '(-o --output)--output=[The file for the table]:FILE:_files' \
    '--format=[csv, tsv or json, an object a line]:FORMAT:(csv tsv json)' \
    '--level=[What intervals are to cover, in per cent]:PERCENTPERCENT: ' \
    '--quantiles=[Quantiles to write too, by their probabilities, such as 0.1,0.5,0.9]:PP: ' \
    '--plot=[Draw history, forecast and intervals\: into FILE.svg or FILE.png, into a ...]:WHERE:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    inspect)
      _arguments -s \
    '--tensors[List the tensors\: shape, norm, range]' \
    '--spectrum[Eigenvalues of the recurrent weights, W = Q L Q^-1, and what they do to ...]' \
    '--gates=[What the gates do at each token of a text\: means over the units, as ...]:FILE:_files' \
    '--impulse[Response of the hidden state to one input, step by step]' \
    '--after=[A file, or -, with the text that follows the input of --impulse]:FILE:_files' \
    '--tau=[Steps over which --spectrum and --impulse look]:N: ' \
    '--format=[table, tsv or json]:FORMAT:(table tsv json)' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:MODEL:_files' \
    && return
      ;;
    train-seq)
      _arguments -s \
    '--shape=[What goes in and comes out\: many-to-one, many-to-many, seq2seq, ...]:SHAPE:(many-to-one many-to-many seq2seq one-to-many one-to-one tree)' \
    '--valid=[Examples to validate on\: a part of them, or a file]:SHARE or FILE:_files' \
    '--embeddings=[Vectors of words to begin with, made by train-word2vec or other programs]:VECTORS:_files' \
    '--vocab-size=[Tokens of the texts that are written and read]:N: ' \
    '--regress[Predict a number\: the labels are numbers, and the squared error counts]' \
    '--tree=[Trees that are given, in parentheses, or balanced ones that are built ...]:KIND:(given balanced)' \
    '--strict[Refuse odd sequences of entity labels, and lines with a tab too many]' \
    '--cell=[elman, irnn, lstm, gru (reset after the product, as in PyTorch), ...]:KIND:(elman irnn jordan lstm gru gru-reset-before mingru ssm)' \
    '--recurrence=[What comes back at the next step\: hidden, the hidden state]:WHAT:(hidden output)' \
    '--init-from=[Begin with those weights of another model, a language model or one of ...]:MODEL:_files' \
    '--layers=[Recurrent layers]:N: ' \
    '--context=[No memory\: one tanh layer over the last N steps side by side, in the ...]:N: ' \
    '--hidden=[Hidden units of each layer, in each direction]:N: ' \
    '--embed=[Dimensions of a word'\''s vector]:N: ' \
    '--one-direction[Read forwards alone]' \
    '--bidirectional[Read in both directions, as is usual but for --shape one-to-one and tree]' \
    '--pool=[One vector of a sequence\: last (where reading ends), mean, max or ...]:HOW:(last mean max attention)' \
    '--attention=[How the writer of a text looks back\: none, additive or dot]:KIND:(none additive dot)' \
    '--crf[Judge the labels of a sequence together, for --shape many-to-many]' \
    '--char-words=-[Read words by their characters too, with N units in each direction (25 ...]::N: ' \
    '--lower[Read words in lower case]' \
    '--dropout=[Dropout on vectors and after each layer while training]:RATE: ' \
    '--skip[Add each layer'\''s input to its output, from the second layer on]' \
    '--scheduled-sampling=[How often, at the end of training, the writer of a text goes on with ...]:RATE: ' \
    '--professor-forcing=-[Have the writer of a text, when it goes on with its own symbols, do ...]::WEIGHT: ' \
    '--epochs=[Passes over the data]:N: ' \
    '--steps=[Optimizer steps]:N: ' \
    '--minutes=[Wall time, for which the schedule is planned]:X: ' \
    '--batch=[Sequences side by side]:N: ' \
    '--clip=[Largest norm of the gradient, inf for any]:X: ' \
    '--optimizer=[sgd, rmsprop, adagrad, adam or adamw]:RULE:(sgd rmsprop adagrad adam adamw)' \
    '--lr=[Highest learning rate]:X: ' \
    '--schedule=[Course of the learning rate\: constant, step, cosine or linear]:SHAPE:(constant step cosine linear)' \
    '--warmup=[Share of the run in which it rises]:SHARE: ' \
    '--momentum=[Momentum of sgd]:X: ' \
    '--weight-decay=[Weight decay of adamw]:X: ' \
    '--l1=[Penalty on absolute weights]:X: ' \
    '--l2=[Penalty on half of the squared weights]:X: ' \
    '--init=[Start of the recurrent weights\: uniform or orthogonal]:HOW:(uniform orthogonal)' \
    '--forget-bias=[Start of an LSTM'\''s forget-gate bias]:X: ' \
    '--eval-every=[Steps between validations]:N: ' \
    '--seed=[Start of all random numbers]:N: ' \
    '(-o --output)-o+[The model file]:MODEL:_files' \
    '(-o --output)--output=[The model file]:MODEL:_files' \
    '--log=[A table with a line for each step, with tabs between its columns]:FILE:_files' \
    '--checkpoint-every=[Steps between checkpoints]:N: ' \
    '--resume[Go on from MODEL.checkpoint, if it is there, with the same text and ...]' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '*:FILE:_files' \
    && return
      ;;
    predict)
      _arguments -s \
    '--eval[Write how right the model is, and not the predictions]' \
    '--probabilities[Write a column more for each label\: its probability]' \
    '--beam=[Texts are searched for K ways at once]:K: ' \
    '--show-attention[Write for each text a table of how much each of its tokens looked at ...]' \
    '--nodes[Write a column more\: the tree with the predicted label of each node]' \
    '--strict[Refuse odd sequences of entity labels]' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:MODEL:_files' \
    '*:FILE:_files' \
    && return
      ;;
    hopfield)
      _arguments -s \
    '--rule=[How weights are learned\: hebbian (Hopfield 1982), storkey (1997) or ...]:NAME:(hebbian storkey pseudo-inverse)' \
    '--modern[Take the continuous network of Ramsauer et al]' \
    '--beta=[Inverse temperature of a continuous network\: the smaller, the more it ...]:X: ' \
    '--update=[asynchronous, one unit after the other, in a random order for each ...]:ORDER:(asynchronous synchronous)' \
    '--max-sweeps=[Give up after so many updates of all units]:N: ' \
    '--noise=[Turn each bit over with this probability first]:P: ' \
    '--seed=[Seed of noise, orders of updates and random patterns]:N: ' \
    '(-o --output)-o+[The memory that store writes]:MEMORY:_files' \
    '(-o --output)--output=[The memory that store writes]:MEMORY:_files' \
    '--report[Have recall write a table instead\: row, what was reached (memory, to an ...]' \
    '--energy[Have recall write the energy at the start and after each sweep instead]' \
    '--format=[csv, pbm or blocks\: how recall writes patterns]:FORMAT:(csv pbm blocks)' \
    '--width=[Bits in a row of the picture]:W: ' \
    '--capacity[Measure random patterns\: a row for each load P/N with the share that is ...]' \
    '--size=[Units of the network that is measured]:N: ' \
    '--loads=[Loads to measure]:XX: ' \
    '--count=[Networks that are measured for each load]:N: ' \
    '--plot=[Draw the curve\: into FILE.svg or FILE.png, or with characters (-), on ...]:WHERE:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:store or recall:(store recall)' \
    '*:FILE:_files' \
    && return
      ;;
    synth)
      _arguments -s \
    '--count=[Sequences]:N: ' \
    '--length=[Steps of a sequence, or what the task says]:N: ' \
    '--min-length=[Have lengths from this to --length]:N: ' \
    '--symbols=[Different symbols of copy and recall]:K: ' \
    '--span=[Symbols that copy has]:S: ' \
    '--seed=[Another seed gives other sequences]:N: ' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    '1:TASK:(xor adding copy recall counting anbn anbncn nepal nepal-year)' \
    && return
      ;;
    install)
      _arguments -s \
    '--force[Replace files that are there already, though not of an installation]' \
    '--no-archive[Leave out the archive of classes, with which a command begins sooner]' \
    '--prefix=[The folder with bin, lib and share]:DIR:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    && return
      ;;
    uninstall)
      _arguments -s \
    '--prefix=[The folder with bin, lib and share]:DIR:_files' \
    '--threads=[Threads to compute with]:N: ' \
    '--max-input=[Refuse inputs of more bytes, decompressed, such as 500M or 2G]:SIZE: ' \
    '(-q --quiet)-q[Say nothing but what went wrong]' \
    '(-q --quiet)--quiet[Say nothing but what went wrong]' \
    '*--debug[Say more\: versions, settings, times, stack traces]' \
    '(-h --help)-h[Show this help]' \
    '(-h --help)--help[Show this help]' \
    && return
      ;;
  esac
}

_elman "$@"
