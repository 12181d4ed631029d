package elman.seq;

import elman.seq.data.Example;
import elman.text.Tokenizer;
import java.util.List;
import java.util.Map;

/**
 * What there is to learn from.
 *
 * @param source what messages call the examples to learn from
 * @param validSource what they call those to judge by
 * @param train examples to learn from, at least one
 * @param valid examples to judge by, at least one
 * @param columns names of the columns of the examples' numbers; none if they are not named
 * @param vectors of words that are known beforehand, all of as many numbers; may be none
 * @param pretrained a model to begin with, or null
 * @param tokenizer of texts that are to be written, or null
 */
public record SeqData(
    String source,
    String validSource,
    List<Example> train,
    List<Example> valid,
    List<String> columns,
    Map<String, float[]> vectors,
    Pretrained pretrained,
    Tokenizer tokenizer) {}
