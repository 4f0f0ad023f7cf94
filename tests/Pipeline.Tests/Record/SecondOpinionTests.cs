using Pipeline.Model;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Store;
using Pipeline.Tests.Moderate;
using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Record;

/// <summary>What a service is asked about while texts are recorded, and what its answer does to their verdicts.</summary>
public sealed class SecondOpinionTests
{
    private static readonly string[] Texts =
    [
        "you are a bit of a fool sometimes", "what a stupid idea from you", "only an idiot would write that", "shut up already", "nobody likes you here", "you clown", "this is dumb and so are you",
        "that was lame of you", "nobody asked you",
    ];

    // The least toxic of them, so that not the models' half of the score decides.
    private static string Unsure { get; } = Texts
        .Where(text => AskSecondOpinion.IsUnsure(TextScorer.Default.Score(text), TextScorer.Default.Thresholds))
        .MinBy(text => TextScorer.Default.Score(text).Toxic)!;

    [Theory]
    [InlineData(7, true)]
    [InlineData(0, false)]
    public async Task An_answer_decides_where_the_models_are_unsure(int severity, bool isFlagged)
    {
        await using var service = await FakeContentSafety.StartAsync();
        service.Severity = severity;
        await using var stages = Stages.Create(null, ("SecondOpinion:Endpoint", service.Address.ToString()), ("SecondOpinion:Key", "key"));

        await stages.RecordAsync(An.Message("1", "ann", 0, Unsure), An.Message("2", "bob", 1, "thank you, that helped a lot"));

        service.Questions.ShouldHaveSingleItem();
        var verdicts = await stages.RowsAsync(Tables.Verdicts, "club|2026-07");
        verdicts.Any(verdict => verdict.Findings.Any(finding => finding is { Check: "score", Severity: Outcome.Flagged })).ShouldBe(isFlagged);
        verdicts.SelectMany(verdict => verdict.Findings).Where(finding => finding.Check == "score").ShouldAllBe(finding => finding.Evidence.Contains("second opinion 1.00"));
    }

    [Fact]
    public async Task A_service_that_is_away_costs_no_message_and_the_verdict_says_so()
    {
        await using var stages = Stages.Create(null, ("SecondOpinion:Endpoint", "http://127.0.0.1:1/"), ("SecondOpinion:Key", "key"), ("SecondOpinion:RetryDelay", "00:00:00"), ("SecondOpinion:Retries", "1"));

        var recording = stages.RecordAsync(An.Message("1", "ann", 0, Unsure));
        await Platforms.PassingTime.UntilAsync(recording, stages.Clock);
        await recording;

        (await stages.RowsAsync(Tables.Activity, "club|2026-07-01")).ShouldHaveSingleItem().Signals!.IsDegraded.ShouldBeTrue();
    }

    [Fact]
    public async Task History_and_an_unresolved_key_ask_nobody()
    {
        await using var service = await FakeContentSafety.StartAsync();
        await using var stages = Stages.Create(null, ("SecondOpinion:Endpoint", service.Address.ToString()), ("SecondOpinion:Key", "key"));
        await using var unresolved = Stages.Create(null, ("SecondOpinion:Endpoint", service.Address.ToString()), ("SecondOpinion:Key", "@Microsoft.KeyVault(SecretUri=x)"));

        await stages.Record.ImportAsync([An.Message("1", "ann", 0, Unsure)], TestContext.Current.CancellationToken);
        await unresolved.RecordAsync(An.Message("1", "ann", 0, Unsure));

        service.Questions.ShouldBeEmpty();
    }
}
