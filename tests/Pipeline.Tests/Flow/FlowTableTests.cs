using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Bus;
using Pipeline.Flow;
using Pipeline.Local.Hosting;
using Pipeline.Local.Queues;
using Pipeline.Local.Timers;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Flow;

/// <summary>The README's flow table, the Azure host and the local host tell the same story.</summary>
public sealed partial class FlowTableTests
{
    [Fact]
    public void Every_function_of_the_Azure_host_stands_in_the_README_and_is_fed_as_it_says() =>
        AzureFunctions().ShouldBe(ReadmeRows(), ignoreOrder: true);

    [Fact]
    public void Every_name_of_a_function_is_used_by_the_Azure_host() =>
        AzureFunctions().Select(row => row.Function).ShouldBe(Names().Values, ignoreOrder: true);

    [Fact]
    public async Task The_local_host_works_on_the_same_queues_by_the_same_timers_and_answers_at_the_same_addresses()
    {
        using var folder = TempFolder.Create();
        await using var host = LocalHost.Build(new LocalHostOptions(LocalFolder.Open(folder.Path), Port: 0));

        var queues = host.Services.GetServices<QueueStage>().Select(stage => $"queue `{stage.Queue.Name()}`");
        var timers = host.Services.GetServices<TimerStage>().Select(stage => $"timer `{stage.Schedule}`");
        var routes = ((IEndpointRouteBuilder)host).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => route.StartsWith("/api/", StringComparison.Ordinal))
            .ToList();

        var fed = ReadmeRows().Select(row => row.FedBy).ToList();
        queues.ShouldBe(fed.Where(way => way.StartsWith("queue", StringComparison.Ordinal)), ignoreOrder: true);
        timers.ShouldBe(fed.Where(way => way.StartsWith("timer", StringComparison.Ordinal)), ignoreOrder: true);
        routes.ShouldContain("/api/webhooks/{source}/{connection}");
        routes.ShouldContain("/api/health");
    }

    private static List<(string Function, string FedBy)> ReadmeRows()
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "README.md"));
        var table = lines.SkipWhile(line => !line.StartsWith("| function |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        return [.. table.Select(line => line.Split('|')).Select(cells => (cells[1].Trim().Trim('`'), FedBy().Match(cells[2]).Value))];
    }

    private static List<(string Function, string FedBy)> AzureFunctions()
    {
        var names = Names();
        var sources = Repository.Sources("functions/Pipeline.Azure").Select(File.ReadAllText);
        return [.. sources.SelectMany(source => Trigger().Matches(source)).Select(match => (names[match.Groups["name"].Value], FedByOf(match)))];
    }

    private static string FedByOf(Match trigger) => trigger switch
    {
        _ when trigger.Groups["queue"] is { Success: true, Value: var queue } => $"queue `{queue}`",
        _ when trigger.Groups["schedule"] is { Success: true, Value: var field } => $"timer `{Constants(typeof(Functions))[field]}`",
        _ => $"`{string.Join(", ", trigger.Groups["method"].Captures.Select(method => method.Value.ToUpperInvariant()))} /{trigger.Groups["route"].Value}`",
    };

    private static Dictionary<string, string> Names() =>
        Constants(typeof(Functions)).Where(constant => !constant.Key.EndsWith("Schedule", StringComparison.Ordinal)).ToDictionary();

    private static Dictionary<string, string> Constants(Type type) =>
        type.GetFields().Where(field => field.IsLiteral).ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("(queue|timer) `[^`]+`|`[A-Z, ]+ /(?:api|dashboard)[^`]*`")]
    private static partial Regex FedBy();

    [GeneratedRegex("""
        \[Function\(Functions\.(?<name>\w+)\)\][^\[]*\[
        (?: HttpTrigger\(AuthorizationLevel\.\w+,\s*(?:"(?<method>\w+)",\s*)+Route\s=\s"(?<route>[^"]+)"
          | ServiceBusTrigger\("(?<queue>\w+)"
          | TimerTrigger\(Functions\.(?<schedule>\w+) )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Trigger();
}
