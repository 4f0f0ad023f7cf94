using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Ingest.History;

/// <summary>
/// The files of an export's ZIP, each read as a JSON array, an element at a time. Nothing is written anywhere and a name is only compared
/// with those that are looked for, so what a name says cannot lead out of the archive.
/// </summary>
internal sealed class SlackArchive : IAsyncDisposable
{
    private const string Channels = "channels.json";
    private const long MaxFileBytes = 128 << 20;

    // Messages of one channel are packed to a tenth, at most to a fiftieth: beyond that somebody means ill.
    private const long LeastBudget = 64 << 20;
    private const long MaxRatio = 250;

    private readonly ZipArchive _zip;
    private readonly string _folder;
    private readonly UnpackingBudget _budget;

    private SlackArchive(ZipArchive zip, string folder, long length)
    {
        _zip = zip;
        _folder = folder;
        _budget = new(LeastBudget + (length * MaxRatio));
    }

    /// <exception cref="InvalidDataException">It is no ZIP, or none of an export.</exception>
    public static async Task<SlackArchive> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (!stream.CanSeek)
            throw new InvalidDataException("A Slack export is read as the ZIP that it comes as: unpack what is around it.");

        var zip = await OpenZipAsync(stream, cancellationToken);

        // Whoever unpacks an export and packs it again gets a folder around it.
        var list = zip.Entries.Where(entry => entry.Name == Channels).MinBy(entry => entry.FullName.Length);
        if (list is not null)
            return new(zip, list.FullName[..^Channels.Length], stream.Length);

        await zip.DisposeAsync();
        throw new InvalidDataException($"This is no export of Slack: it has no {Channels}.");
    }

    public IAsyncEnumerable<T> ListAsync<T>(string file, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _zip.GetEntry(_folder + file) is { } entry ? ReadAsync(entry, type, cancellationToken) : AsyncEnumerable.Empty<T>();

    /// <summary>The days of all channels, in the archive's order, each with its channel's folder.</summary>
    public IEnumerable<(string Folder, ZipArchiveEntry Day)> Days()
    {
        foreach (var entry in _zip.Entries)
        {
            if (entry.FullName.StartsWith(_folder, StringComparison.Ordinal)
                && entry.FullName[_folder.Length..].Split('/') is [var folder, var day]
                && DateOnly.TryParseExact(day, "yyyy-MM-dd'.json'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return (folder, entry);
            }
        }
    }

    /// <exception cref="InvalidDataException">The file cannot be read, or is too large to be what it says.</exception>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        ZipArchiveEntry entry, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new BoundedStream(await entry.OpenAsync(cancellationToken), MaxFileBytes, _budget);
        await using var elements = JsonSerializer.DeserializeAsyncEnumerable(file, type, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(elements, entry))
        {
            if (elements.Current is { } element)
                yield return element;
        }
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static async Task<ZipArchive> OpenZipAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        }
        catch (InvalidDataException unreadable)
        {
            throw new InvalidDataException("This is no ZIP, or it was cut off. Import the export as Slack hands it out.", unreadable);
        }
    }

    private static async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T?> elements, ZipArchiveEntry entry)
    {
        try
        {
            return await elements.MoveNextAsync();
        }
        catch (JsonException unreadable)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {unreadable.LineNumber + 1}, byte {unreadable.BytePositionInLine}");
            throw new InvalidDataException($"'{Shown(entry)}' is not readable at {place} ({Faults.PathOf(unreadable) ?? "$"}).", unreadable);
        }
    }

    // A name comes from outside, and is shown in a terminal.
    private static string Shown(ZipArchiveEntry entry) =>
        string.Concat(entry.FullName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' ? c : '?').TakeLast(100));
}
