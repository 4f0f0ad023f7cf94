using System.Collections.Frozen;

namespace Pipeline.Ingest.Internal;

/// <summary>The words that a field may have. They are the vocabulary's own and stay, whatever the events call the same thing.</summary>
internal sealed class Choices<T>(params (string Word, T Value)[] words) where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _values = words.ToFrozenDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal);
    private readonly string _list = string.Join(", ", words.Select(pair => pair.Word));

    public bool TryFind(string word, out T value) => _values.TryGetValue(word, out value);

    public override string ToString() => _list;
}
