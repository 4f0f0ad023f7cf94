using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Local.Hosting;

/// <summary>
/// Everything one machine keeps, in one folder that only its owner can read: <c>settings.json</c> (keys, connections and their
/// secrets), the database and the queues. Copy the folder and the whole installation is copied.
/// </summary>
public sealed class LocalFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private LocalFolder(string path) => Path = path;

    public string Path { get; }

    public string Settings => System.IO.Path.Combine(Path, "settings.json");

    /// <summary>Where the host listens that works in the folder; there is no such file while none does.</summary>
    public string HostAddress => System.IO.Path.Combine(Path, "host.address");

    /// <summary>Where the installation lives when nobody says otherwise.</summary>
    public static string DefaultPath => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "pipeline");

    /// <summary>Opens the folder, and makes it with fresh keys where there is none.</summary>
    public static LocalFolder Open(string path)
    {
        var folder = new LocalFolder(System.IO.Path.GetFullPath(path));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder.Path);
        else
            Directory.CreateDirectory(folder.Path, OwnerOnly | UnixFileMode.UserExecute);
        if (!File.Exists(folder.Settings))
            folder.Write(FreshSettings());
        return folder;
    }

    /// <summary>Changes the settings; a running host sees the change the next time it starts.</summary>
    public void Change(Action<JsonObject> change)
    {
        var settings = JsonNode.Parse(File.ReadAllText(Settings)) as JsonObject
            ?? throw new InvalidDataException($"{Settings} holds no JSON object. Correct it, or move it away to start with fresh keys.");
        change(settings);
        Write(settings);
    }

    private static JsonObject FreshSettings() => new()
    {
        ["Access"] = new JsonObject { ["Key"] = RandomNumberGenerator.GetHexString(32, lowercase: true) },
        ["Privacy"] = new JsonObject { ["MemberKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) },
        ["Ingest"] = new JsonObject { ["Connections"] = new JsonObject() },
    };

    // Written beside and moved over, so that a crash leaves the old settings or the new, never half of them.
    private void Write(JsonObject settings)
    {
        var draft = Settings + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, settings, Indented);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, Settings, overwrite: true);
    }
}
