using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Text.Training;

/// <summary>Makes the models from the training data: the same data and seed give the same bytes.</summary>
internal sealed class TrainModels(string folder, int seed, Action<double, string> progress)
{
    private static readonly int[] Outputs = [.. Enumerable.Range(0, Output.Recommends + 1)];

    public TextModel Run()
    {
        progress(0, "reading texts");
        var corpus = Corpus.Read(folder, seed, _ => true);
        var phrases = Phrases(folder);
        progress(0.04, "reading features");
        var lexicon = LexiconCompiler.Compile(phrases, CommonWords.In(corpus, phrases));
        var (weights, calibrations) = new ModelFit(Learn(corpus, lexicon)).Run(
            Outputs, output => progress(0.1 + (0.9 * output / Outputs.Length), $"fitting {NameOf(output)}"));
        return new(DigestOf(corpus, phrases), lexicon, weights, calibrations, Thresholds.Chosen);
    }

    public static List<CuePhrase> Phrases(string folder) => [.. CuePhrases.Own(), .. ProfanityLists.Read(Path.Combine(folder, "lists"))];

    public static List<LearntText> Learn(IEnumerable<LabeledText> texts, LexiconParts parts)
    {
        var lexicon = new Lexicon(parts);
        return [.. texts.Select(text => new LearntText(text, TextVector.Of(text.Text, lexicon)))];
    }

    private static string NameOf(int output) => output switch
    {
        Output.Unwanted => "spam",
        Output.Scam => "scam",
        Output.Toxic => "toxicity",
        Output.Recommends => "recommendations of the community",
        _ => ((ContentKind)(output - Output.FirstKind)).ToString().ToLowerInvariant(),
    };

    private byte[] DigestOf(List<LabeledText> corpus, List<CuePhrase> phrases)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var phrase in phrases)
            hash.AppendData(Encoding.UTF8.GetBytes($"{phrase.Cue} {phrase.Phrase}\n"));
        foreach (var text in corpus)
            hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));
        hash.AppendData(BitConverter.GetBytes(seed));

        // What is flagged follows from the thresholds as well, and a verdict names one version for both.
        hash.AppendData(MemoryMarshal.AsBytes(Thresholds.Chosen.Values));
        return hash.GetHashAndReset();
    }
}
