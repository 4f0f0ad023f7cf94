using Pipeline.Bus;
using Pipeline.Local.Hosting;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Store;

namespace Pipeline.Local.Scenarios;

/// <summary>Plays scenarios through the real stages over a database of their own, each in a community with the default settings.</summary>
internal sealed class PlayScenarios : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-scenarios-");
    private readonly ScenarioClock _clock = new();
    private readonly ServiceProvider _services;
    private int _played;

    public PlayScenarios()
    {
        // Ids of members are the same in every run, and nothing that is set on this machine plays a part.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Privacy:MemberKey", Convert.ToBase64String(new byte[MemberKey.MinBytes]))])
            .Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Error))
            .AddPipeline(configuration, new(LocalFolder.Open(_folder.FullName)))
            .AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IBus, ScenarioBus>()
            .BuildServiceProvider();
    }

    public async Task<ScenarioResult> HandleAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        var community = new CommunityId($"scenario-{_played++}");
        var members = new ScenarioEvents(community, _services.GetRequiredService<MemberKey>());
        var events = members.Of(scenario);
        await SetUpAsync(community, scenario, members, events[0].At, cancellationToken);
        foreach (var told in events)
        {
            _clock.Now = told.At;
            await _services.GetRequiredService<RecordEvents>().HandleAsync([told], cancellationToken);
        }

        var verdicts = await VerdictsAsync(community, events[0].At, events[^1].At, cancellationToken);
        MemberResult[] results = [.. scenario.Expected.Select(one => MemberResult.Of(one, verdicts[members.Id(one.Member)]))];
        return new(scenario.Id, scenario.Description, results.All(result => result.Passed), results);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task SetUpAsync(CommunityId community, Scenario scenario, ScenarioEvents members, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _clock.Now = at;
        MemberId[] staff = [.. scenario.Events.Select(one => one.Member).Where(ScenarioEvents.IsStaff).Distinct().Select(members.Id)];
        return _services.GetRequiredService<CommunityDirectory>().SetAsync(new() { Id = community, Staff = staff }, cancellationToken);
    }

    private async Task<ILookup<MemberId, Verdict>> VerdictsAsync(
        CommunityId community, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var store = _services.GetRequiredService<IStore>();
        var verdicts = new List<Verdict>();
        for (var month = new DateTimeOffset(from.Year, from.Month, 1, 0, 0, 0, TimeSpan.Zero); month <= until; month = month.AddMonths(1))
            verdicts.AddRange(await store.RangeAsync(Tables.Verdicts, Tables.MonthPartition(community, month), cancellationToken: cancellationToken).ToListAsync(cancellationToken));
        return verdicts.ToLookup(verdict => verdict.Author);
    }
}
