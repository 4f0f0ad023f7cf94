namespace Pipeline.Ingest.Memberships;

/// <summary>The currency of a platform that names none: without the setting there are no amounts, for nobody is to guess.</summary>
internal static class CurrencySetting
{
    private const string Name = "Currency";

    public static string? Of(Connection connection) => connection.Settings.GetValueOrDefault(Name);

    /// <summary>What to write instead, beginning with the setting's name.</summary>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (name.Equals(Name, StringComparison.OrdinalIgnoreCase) && Money.Of(0, value) is null)
                yield return $"{name} is no ISO 4217 code such as EUR.";
        }
    }
}
