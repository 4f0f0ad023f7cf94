using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Api;

/// <summary>A request's query as ingestion reads it, without a copy.</summary>
internal sealed class RequestQuery(IQueryCollection query) : IReadOnlyDictionary<string, string>
{
    public int Count => query.Count;

    public IEnumerable<string> Keys => query.Keys;

    public IEnumerable<string> Values => query.Select(pair => pair.Value.ToString());

    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no query value {key}.");

    public bool ContainsKey(string key) => query.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = query.TryGetValue(key, out var values) ? values.ToString() : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
