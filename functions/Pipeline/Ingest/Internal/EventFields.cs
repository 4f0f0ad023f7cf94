using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Pipeline.Ingest.Internal.Vocabulary;
using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// Checks one event's fields. Only the first fault is kept: it names the field and what the field wants, and quotes nothing. What a
/// method returns for a field at fault is of no use to anybody, for the event is dropped.
/// </summary>
internal sealed class EventFields(MemberKey key)
{
    public const int MaxNameLength = 200;
    public const int MaxLabelLength = 200;
    public const int MaxLabels = 50;
    public const int MaxLinks = 100;
    public const int MaxLinkLength = 2048;
    public const string Data = "data";
    public const decimal MaxAmount = 1_000_000_000_000m;

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    public string? Fault { get; private set; }

    public void Blame(string fault) => Fault ??= fault;

    /// <param name="whole">What was read: the names of its own fields stand alone, those of its data after it.</param>
    public void Blame(JsonException unreadable, string whole) => Blame(Faults.PathOf(unreadable) switch
    {
        null => string.Create(
            CultureInfo.InvariantCulture, $"{whole} is no readable JSON from line {unreadable.LineNumber}, byte {unreadable.BytePositionInLine} on"),
        "$" => $"{whole} has the wrong form",
        var path => $"{(whole == Data ? whole + path[1..] : path[2..])} has the wrong form",
    });

    public string Id(string? value, string name, int maxLength = EventLimits.MaxIdLength) => OptionalId(value, name, maxLength) ?? Missing(name);

    /// <summary>Ids are parts of keys and stand in logs, so they are short and have no control characters.</summary>
    public string? OptionalId(string? value, string name, int maxLength = EventLimits.MaxIdLength)
    {
        if (value is { Length: 0 })
            Blame($"{name} is empty");
        else if (value?.Length > maxLength)
            Blame($"{name} is longer than {maxLength} characters");
        else if (value.AsSpan().ContainsAny(ControlCharacters))
            Blame($"{name} holds control characters");
        return value;
    }

    public ChannelId Channel(string? value, string name = "data.channel") => new(Id(value, name));

    public ChannelId? OptionalChannel(string? value) => OptionalId(value, "data.channel") is { } id ? new(id) : null;

    public MessageId Message(string? value, string name = "data.message") => new(Id(value, name));

    public MessageId? OptionalMessage(string? value, string name = "data.message") => OptionalId(value, name) is { } id ? new(id) : null;

    public Person Person(PersonData? value, string name) => OptionalPerson(value, name) ?? new(default, Missing(name));

    public MemberId? OptionalMember(PersonData? value, string name) => OptionalPerson(value, name)?.Id;

    public MessageContent Content(string? text, string[]? hiddenLinks, int? mentions, bool? hasMedia, bool? isForwarded) =>
        new(text ?? Missing("data.text"))
        {
            HiddenLinks = hiddenLinks is { Length: > 0 } ? Labels(hiddenLinks, "data.hidden_links", MaxLinks, MaxLinkLength) : null,
            Mentions = Count(mentions ?? 0, "data.mentions"),
            HasMedia = hasMedia ?? false,
            IsForwarded = isForwarded ?? false,
        };

    public int Count(int? value, string name)
    {
        if (value is null)
            Missing(name);
        else if (value < 0)
            Blame($"{name} is less than 0");
        return value ?? 0;
    }

    public bool Flag(bool? value, string name)
    {
        if (value is null)
            Missing(name);
        return value ?? false;
    }

    public IReadOnlyList<string> Labels(string[]? values, string name, int maxCount = MaxLabels, int maxLength = MaxLabelLength)
    {
        if (values?.Length > maxCount)
            Blame($"{name} has more than {maxCount} entries");
        foreach (var value in values ?? [])
            Id(value, $"{name}[]", maxLength);
        return values ?? [];
    }

    public T Choice<T>(string? value, string name, Choices<T> choices) where T : struct, Enum
    {
        if (value is null)
            Missing(name);
        return OptionalChoice(value, name, choices) ?? default;
    }

    public T? OptionalChoice<T>(string? value, string name, Choices<T> choices) where T : struct, Enum
    {
        if (value is null)
            return null;
        if (!choices.TryFind(value, out var choice))
            Blame($"{name} is none of {choices}");
        return choice;
    }

    public DateTimeOffset? Time(string? value, string name)
    {
        if (value is null)
            return null;
        if (!Rfc3339.TryParse(value, out var time))
            Blame($"{name} is no time as RFC 3339 writes it, with an offset (2026-08-01T10:00:00Z)");
        else if (time < EventLimits.Earliest)
            Blame($"{name} is from before 1971");
        return time;
    }

    public (decimal? Amount, string? Currency) Money(decimal? amount, string amountName, string? currency)
    {
        if (amount is < 0 or > MaxAmount)
            Blame($"{amountName} is not from 0 to {MaxAmount:0}");
        if (currency is not null && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            Blame("data.currency is no ISO 4217 code in upper case (EUR)");
        else if (amount is not null && currency is null)
            Missing("data.currency");
        return (amount, currency);
    }

    private Person? OptionalPerson(PersonData? value, string name)
    {
        if (value is null)
            return null;

        var id = Id(value.Id, name + ".id");
        var handle = Name(value.Handle?.TrimStart('@'), name + ".handle");
        return new(key.Of(Source.Internal, id), id, handle, Name(value.Name, name + ".name"), value.Bot ?? false);
    }

    private string? Name(string? value, string name)
    {
        if (value?.Length > MaxNameLength)
            Blame($"{name} is longer than {MaxNameLength} characters");
        return string.IsNullOrEmpty(value) ? null : value;
    }

    private string Missing(string name)
    {
        Blame($"{name} is missing");
        return "";
    }
}
