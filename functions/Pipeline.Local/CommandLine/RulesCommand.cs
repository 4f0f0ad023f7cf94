using System.CommandLine;
using Pipeline.Api;
using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Settings;
using Pipeline.Store;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>rules</c>: what members read, and settings from a file.</summary>
internal static class RulesCommand
{
    private static readonly Argument<FileInfo> SettingsFile = new Argument<FileInfo>("file") { Description = "Settings as YAML or JSON" }.AcceptExistingOnly();
    private static readonly Option<bool> Yaml = new("--yaml") { Description = "The settings as commented YAML, to change and to set" };
    private static readonly Option<bool> Json = new("--json") { Description = "The settings as JSON" };
    private static readonly Option<bool> Pin = new("--pin") { Description = "Short text for a message to pin" };
    private static readonly Option<bool> Enforce = new("--enforce") { Description = "Members may be acted on from now on: needed where the mode becomes enforce" };

    public static Command Create()
    {
        var show = new Command("show", "Show the rules as members read them") { CommunitiesCommand.Community, Yaml, Json, Pin, ServeCommand.Tables };
        show.SetAction(ShowAsync);
        var set = new Command("set", "Put a community's settings in the place of those that stand") { CommunitiesCommand.Community, SettingsFile, Enforce, ServeCommand.Tables };
        set.SetAction(SetAsync);
        var check = new Command("check", "Say what is wrong in a file of settings, and where; ends with 1 if anything is") { SettingsFile };
        check.SetAction(CheckAsync);
        return new("rules", "Show, check and set what a community expects of its members") { show, set, check };
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var community = await CommunitiesCommand.FindAsync(parsed, cancellationToken);
        var published = PublishedRules.Of(community);
        if (parsed.GetValue(Yaml))
            await Console.Out.WriteLineAsync(YamlSettings.Write(SettingsDocument.Write(community)).TrimEnd());
        else if (parsed.GetValue(Json))
            await Console.Out.WriteLineAsync(SettingsDocument.Write(community).ToJsonString());
        else if (parsed.GetValue(Pin))
            await Console.Out.WriteLineAsync(published.ToPin(address: null));
        else
            Write(published);
        return 0;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await ReadAsync(parsed.GetValue(SettingsFile)!, new("check"), cancellationToken) is not { } community)
            return 1;

        AnsiConsole.MarkupLineInterpolated($"[green]Nothing is wrong[/] with it: {PublishedRules.Of(community).Rules.Count} rules, version {PublishedRules.Of(community).Version}.");
        return 0;
    }

    private static async Task<int> SetAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(CommunitiesCommand.Community)!;
        if (!CommunityId.IsValid(id))
            throw new UsageException($"'{id}' cannot name a community: use 1 to 63 lower-case letters, digits and hyphens.");
        if (await ReadAsync(parsed.GetValue(SettingsFile)!, new(id), cancellationToken) is not { } wanted)
            return 1;

        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        using var host = await RunningHost.FindAsync(folder, cancellationToken);
        var effects = host is null
            ? await SetHereAsync(new(folder, Tables: parsed.GetValue(ServeCommand.Tables)), wanted, parsed.GetValue(Enforce), cancellationToken)
            : await SetThereAsync(host, wanted, parsed.GetValue(Enforce), cancellationToken);
        foreach (var effect in effects)
            AnsiConsole.MarkupLineInterpolated($"{effect}");
        return 0;
    }

    // Only the running host writes; it knows at once.
    private static async Task<IReadOnlyList<string>> SetThereAsync(RunningHost host, Community wanted, bool mayEnforce, CancellationToken cancellationToken)
    {
        var known = await host.GetAsync("/api/communities", cancellationToken);
        var answer = await host.PutAsync(
            $"/api/communities/{wanted.Id}/settings{(mayEnforce ? "?enforce=true" : "")}",
            SettingsDocument.Write(wanted),
            known!.AsArray().Any(one => one!["id"]!.ToString() == wanted.Id.Value),
            cancellationToken);
        return [.. answer!["effects"]!.AsArray().Select(effect => effect!.ToString())];
    }

    private static async Task<IReadOnlyList<string>> SetHereAsync(LocalHostOptions options, Community wanted, bool mayEnforce, CancellationToken cancellationToken)
    {
        await using var services = LocalServices.Build(options);
        var rollups = new HeldMessages();
        var change = new ChangeSettings(
            services.GetRequiredService<IStore>(), rollups, services.GetRequiredService<CommunityDirectory>(), services.GetRequiredService<TimeProvider>());
        var outcome = await change.HandleAsync(wanted, _ => true, mayEnforce, cancellationToken);
        foreach (var due in rollups.Of(Queue.Rollups).Select(message => RollupDue.Read(message.Body)))
        {
            await services.GetRequiredService<MoveFacts>().HandleAsync(due, cancellationToken);
            await services.GetRequiredService<RollUpDay>().HandleAsync(due, cancellationToken);
        }

        return outcome switch
        {
            SettingsOutcome.Changed changed => changed.Effects,
            SettingsOutcome.Unconfirmed { Effect: var effect } => throw new UsageException($"{effect} If that is what you want, say so with --enforce."),
            _ => throw new UsageException("Somebody else changed the settings at the same moment. Look at them, then set them again."),
        };
    }

    /// <summary>Null where something is wrong, after saying what.</summary>
    private static async Task<Community?> ReadAsync(FileInfo file, CommunityId id, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        var read = SettingsDocument.Read(id, file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? JsonSettings.Parse(bytes) : YamlSettings.Parse(bytes));
        foreach (var problem in read.Problems)
            await Console.Error.WriteLineAsync($"{file.Name}:{problem.Place.Line}: {(problem.Place.Path.Length > 0 ? problem.Place.Path[1..].Replace('/', '.') + ": " : "")}{problem.Detail}");
        return read.Community;
    }

    private static void Write(PublishedRules rules)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{rules.Title}[/]");
        foreach (var (number, rule) in rules.Rules.Index())
            AnsiConsole.MarkupLineInterpolated($"{number + 1,2}. {rule.Sentence} [grey]{rule.Name}[/]");
        foreach (var section in rules.Sections)
        {
            AnsiConsole.MarkupLineInterpolated($"{Environment.NewLine}[bold]{section.Title}[/]");
            foreach (var sentence in section.Sentences)
                AnsiConsole.MarkupLineInterpolated($" · {sentence}");
        }

        AnsiConsole.MarkupLineInterpolated($"{Environment.NewLine}[grey]{rules.VersionLine}[/]");
    }
}
