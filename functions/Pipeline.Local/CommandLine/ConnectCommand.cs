using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Pipeline.Connect;
using Pipeline.Connect.Checks;
using Pipeline.Ingest;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary><c>connect</c>: sets a connection up, and says in plain words what its platform really grants.</summary>
internal static class ConnectCommand
{
    private static readonly Argument<string> SourceName = new("source") { Description = "The platform" };
    private static readonly Option<string?> Id = new("--connection") { Description = "The connection's id, the last part of its address; the source's name when not given" };
    private static readonly Option<string?> Community = new("--community", "-c") { Description = "The community that its events go to" };
    private static readonly Option<string?> Channel = new("--channel") { Description = "The platform's id of the one group or server that goes there" };
    private static readonly Option<string?> Token = new("--token") { Description = "What we show the platform when we call it; better in the environment as PIPELINE_TOKEN" };
    private static readonly Option<string?> Secret = new("--secret") { Description = "What the platform signs with" };
    private static readonly Option<string?> Url = new("--url") { Description = "Telegram: the host's address as the platform reaches it, to make it send there with a fresh secret" };

    public static Command Create()
    {
        var command = new Command("connect", "Set a platform's connection up, and check what the platform really grants") { SourceName, Id, Community, Channel, Token, Secret, Url };
        SourceName.AcceptOnlyFromAmong([.. Enum.GetValues<Source>().Where(source => source != Source.Gitter).Select(source => source.Name())]);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = LocalFolder.Open(parsed.GetValue(PipelineCommand.Data)!);
        var id = parsed.GetValue(Id) ?? parsed.GetValue(SourceName)!;
        if (!ConnectionId.IsValid(id))
            throw new UsageException($"'{id}' cannot name a connection: use 1 to 63 lower-case letters, digits and hyphens.");

        var isChanged = Settle(parsed, folder, id);
        await using var services = LocalServices.Build(new(folder, ToRead: await IsServedAsync(folder, cancellationToken)));
        var connection = Connection(services, id);
        if (parsed.GetValue(Url) is { } url)
            isChanged |= await RegisterAsync(services, folder, connection, url, cancellationToken);

        var isRight = await ShowAsync(folder, services, connection, cancellationToken);
        if (isChanged)
            AnsiConsole.MarkupLine("The settings changed: start [bold]serve[/] again. What comes until then is sent again by the platform.");
        return isRight ? 0 : 1;
    }

    // What was given on the command line is kept; a connection that is not there yet is made.
    private static bool Settle(ParseResult parsed, LocalFolder folder, string id)
    {
        var isChanged = false;
        folder.Change(settings =>
        {
            var connections = Object(Object(settings, "Ingest"), "Connections");
            if (connections[id] is null && parsed.GetValue(Community) is null)
                throw new UsageException($"There is no connection '{id}' yet. Say with --community which community its events go to, for example --community club.");

            var connection = Object(connections, id);
            var before = connection.ToJsonString();
            connection["Source"] = parsed.GetValue(SourceName);
            if (parsed.GetValue(Community) is { } community && parsed.GetValue(Channel) is { } channel)
                Object(connection, "Channels")[channel] = community;
            else if (parsed.GetValue(Community) is { } all)
                connection["Community"] = all;
            if ((parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable("PIPELINE_TOKEN")) is { Length: > 0 } token)
                connection["Token"] = token;
            if (parsed.GetValue(Secret) is { } secret)
                Prepend(connection, secret);
            isChanged = connection.ToJsonString() != before;
        });
        return isChanged;
    }

    private static async Task<bool> RegisterAsync(
        IServiceProvider services, LocalFolder folder, Connection connection, string url, CancellationToken cancellationToken)
    {
        if (connection is not { Source: Source.Telegram, Token: not null })
            throw new UsageException("Only Telegram is told its address from here, and only with the bot's --token. Other platforms take it in their own settings.");
        if (!WebhookAddress.TryOf(url, connection, out var address))
            throw new UsageException($"'{url}' is no address that Telegram can send to: write it as https://pipeline.example.com.");

        // Kept before Telegram is told: whichever of the two is lost on the way, no delivery is refused for long.
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        folder.Change(settings => Prepend(Object(Object(Object(settings, "Ingest"), "Connections"), connection.Id.Value), secret));
        if (await services.GetRequiredService<TelegramCheck>().RegisterAsync(connection, address, secret, cancellationToken) is { } refusal)
            throw new UsageException($"Telegram did not take the address. {refusal}");

        AnsiConsole.MarkupLineInterpolated($"Telegram sends to [link]{address}[/] from now on, with a fresh secret.");
        return true;
    }

    private static async Task<bool> ShowAsync(LocalFolder folder, IServiceProvider services, Connection connection, CancellationToken cancellationToken)
    {
        // Beside a running host only that one writes; it knows the connection unless it was made after its start.
        using var host = await RunningHost.FindAsync(folder, cancellationToken);
        var found = host is not null && await IsKnownAsync(host, connection, cancellationToken)
            ? (await host.SendAsync(HttpMethod.Post, $"/api/connections/{connection.Id}/check", cancellationToken))!["findings"]!.AsArray()
                .Select(one => (What: one!["what"]!.ToString(), Detail: one["detail"]!.ToString(), Remedy: one["remedy"]?.ToString())).ToList()
            : host is not null ? [("host", "The host that runs does not know the connection yet.", "Start it again, then check again.")]
            : [.. (await services.GetRequiredService<CheckConnection>().HandleAsync(connection, cancellationToken)).Findings.Select(one => (one.What, one.Detail, one.Remedy))];

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "What", "Found", "To do");
        foreach (var (what, detail, remedy) in found)
            table.AddRow(remedy is null ? "[green]ok[/]" : "[yellow]![/]", Markup.Escape(what), Markup.Escape(detail), Markup.Escape(remedy ?? ""));
        AnsiConsole.Write(table);
        return found.All(one => one.Remedy is null);
    }

    private static async Task<bool> IsKnownAsync(RunningHost host, Connection connection, CancellationToken cancellationToken) =>
        (await host.GetAsync("/api/connections", cancellationToken))!.AsArray().Any(one => one!["id"]!.ToString() == connection.Id.Value);

    private static async Task<bool> IsServedAsync(LocalFolder folder, CancellationToken cancellationToken)
    {
        using var host = await RunningHost.FindAsync(folder, cancellationToken);
        return host is not null;
    }

    private static Connection Connection(IServiceProvider services, string id)
    {
        try
        {
            return services.GetRequiredService<Connections>().Find(new(id))!;
        }
        catch (OptionsValidationException invalid)
        {
            throw new UsageException(string.Join(Environment.NewLine, invalid.Failures));
        }
    }

    private static JsonObject Object(JsonObject parent, string name) => (parent[name] ??= new JsonObject()).AsObject();

    // The newest first, and one more for what is on its way.
    private static void Prepend(JsonObject connection, string secret)
    {
        var before = connection["Secrets"]?.AsArray().Select(one => one!.GetValue<string>()).Where(one => one != secret) ?? [];
        connection["Secrets"] = new JsonArray([.. before.Prepend(secret).Take(2).Select(one => JsonValue.Create(one))]);
    }
}
