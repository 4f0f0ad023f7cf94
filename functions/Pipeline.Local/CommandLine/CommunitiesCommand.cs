using System.CommandLine;
using Pipeline.Api;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Settings;
using Pipeline.Store;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>communities</c>: which there are, and how each is set, beside a running host; whole ones out and in.</summary>
internal static class CommunitiesCommand
{
    public static Argument<string> Community { get; } = new("community") { Description = "Which community" };

    private static readonly Option<bool> Json = new("--json") { Description = "Settings as the API answers them, for programs" };

    public static Command Create()
    {
        var list = new Command("list", "List the communities") { ServeCommand.Tables };
        list.SetAction(ListAsync);
        var show = new Command("show", "Show a community's settings, with what each means") { Community, Json, ServeCommand.Tables };
        show.SetAction(ShowAsync);
        return new("communities", "List communities, show how one is set, take one away and bring one in") { list, show, ExportCommands.Export(), ExportCommands.Restore() };
    }

    /// <exception cref="UsageException">There is no such community.</exception>
    public static async Task<Community> FindAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Open(parsed);
        var name = parsed.GetValue(Community)!;
        return await services.GetRequiredService<CommunityDirectory>().FindAsync(new(name), cancellationToken)
            ?? throw new UsageException($"Nothing is known of '{name}'. 'communities list' names those that are; 'rules set {name} <file>' makes one.");
    }

    public static ServiceProvider Open(ParseResult parsed) => LocalServices.Build(
        new(LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!), Tables: parsed.GetValue(ServeCommand.Tables), ToRead: true));

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = Open(parsed);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Community", "Name", "Mode", "Time zone", "Rules");
        await foreach (var community in services.GetRequiredService<CommunityDirectory>().ListAsync(cancellationToken))
        {
            var version = PublishedRules.Of(community).Version;
            table.AddRow(
                community.Id.Value, Markup.Escape(community.Name ?? ""), community.Mode.ToString().ToLowerInvariant(), community.TimeZone,
                version == PublishedRules.Of(new() { Id = community.Id, Mode = community.Mode }).Version ? $"{version} [grey]defaults[/]" : version);
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingsDocument.Write(await FindAsync(parsed, cancellationToken));
        await Console.Out.WriteLineAsync(parsed.GetValue(Json) ? settings.ToJsonString() : YamlSettings.Write(settings).TrimEnd());
        return 0;
    }
}
